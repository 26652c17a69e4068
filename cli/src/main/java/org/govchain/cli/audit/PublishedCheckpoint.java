package org.govchain.cli.audit;

import java.nio.charset.StandardCharsets;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.Checkpoint;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.verify.TrustPolicy;

/** Reads the checkpoint of a log and lets it count only when it is signed with the policy's key. */
public final class PublishedCheckpoint {

    private PublishedCheckpoint() {}

    /** The checkpoint of a log. @throws Fault when it cannot be had, cannot be read or is signed with another key */
    public static SignedCheckpoint of(TrustPolicy policy, LogSource source) {
        String note = new String(source.read("checkpoint"), StandardCharsets.UTF_8);
        if (!(SignedCheckpoint.parse(note) instanceof Parsed.Ok<SignedCheckpoint>(SignedCheckpoint signed))) {
            throw new Fault("the log's checkpoint cannot be read", "check that this is a govchain log");
        }
        Checkpoint checkpoint = signed.checkpoint();
        if (policy.logKey(checkpoint.origin()).filter(signed::isSignedBy).isEmpty()) {
            throw new Fault(
                    "the checkpoint of " + checkpoint.origin() + " is not signed with a key of the trust policy",
                    "use the policy of this log's network; see: govchain trust show");
        }
        return signed;
    }
}
