package org.govchain.verify;

import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.StatusList;

/**
 * A version of a status list and where it is said to be anchored (docs/spec/history.md); claims until the chain or the consortium's
 * seal confirms them.
 *
 * @param version the list's version
 * @param digest SHA-256 of its uncompressed bits
 * @param bits the bits themselves, where they are wanted
 * @param log the log whose checkpoint announced it
 * @param anchor where that checkpoint stands on the chain
 * @param seal the consortium's seal on that
 */
public record AnchoredVersion(
        long version,
        Sha256Digest digest,
        Optional<StatusList> bits,
        LogOrigin log,
        AnchorClaim anchor,
        Optional<ConsortiumSeal> seal) {

    /** The same without its bits: enough to show when the version before it ended. */
    public AnchoredVersion withoutBits() {
        return new AnchoredVersion(version, digest, Optional.empty(), log, anchor, seal);
    }
}
