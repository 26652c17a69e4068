package org.govchain.service.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.Person;

/**
 * A document that waits for an approval, or waited: its exact unsigned bytes are frozen.
 *
 * @param copy id of the credential it becomes
 * @param typeVersion version of the type it was prepared with
 * @param digest what the approval must name
 * @param contributors everybody who wrote what was submitted
 * @param decider who approved or rejected it
 */
public record Submission(
        UUID copy,
        UUID document,
        int version,
        String type,
        int typeVersion,
        Sha256Digest digest,
        List<Person> contributors,
        Person submitter,
        Instant submittedAt,
        State state,
        Optional<Person> decider) {

    /** How far it got. */
    public enum State {
        SUBMITTED,
        APPROVING,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        INTERRUPTED
    }

    public Submission {
        contributors = List.copyOf(contributors);
    }
}
