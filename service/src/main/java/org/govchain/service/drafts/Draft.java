package org.govchain.service.drafts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.Person;
import org.govchain.service.issuance.IssueRequest;

/**
 * A document that is being written. Holds claims: never printed.
 *
 * @param document the document's id, from the beginning
 * @param amends the version that this one takes the place of
 * @param revision grows with every step; the ETag
 * @param content empty once it is issued
 * @param comment why it was given back
 * @param copy what was prepared from it last
 */
record Draft(
        UUID id,
        long seq,
        UUID document,
        Optional<Integer> amends,
        String type,
        int revision,
        Optional<IssueRequest> content,
        Optional<String> comment,
        Person creator,
        Instant createdAt,
        Instant editedAt,
        Optional<UUID> copy,
        State state) {

    /** How far it got. */
    enum State {
        DRAFT,
        SUBMITTED,
        SIGNING,
        ISSUED;

        /** A draft whose copy was voided, by an edit, a rejection or a crash, is a draft again. */
        static State of(Optional<String> copyState) {
            return switch (copyState.orElse("VOIDED")) {
                case "SUBMITTED" -> SUBMITTED;
                case "INTENDED" -> SIGNING;
                case "ISSUED" -> ISSUED;
                default -> DRAFT;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who wrote in a draft. */
    record Edit(int revision, Person by, boolean machine, Instant at) {}

    /** The version that it becomes. */
    int version() {
        return amends.orElse(0) + 1;
    }

    /** Everybody who wrote in it, each once. */
    static List<Person> contributors(List<Edit> edits) {
        return edits.stream().map(Edit::by).distinct().toList();
    }

    /** Never the claims. */
    @Override
    public String toString() {
        return "Draft[" + id + ", " + state + "]";
    }
}
