package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.Successor;
import org.govchain.status.Status;

/**
 * What a document's status was at a past instant: what was recorded then, and, apart from it, what the law says since.
 *
 * @param at the instant
 * @param recorded what the status list said then
 * @param proof what shows it
 * @param version the version of the list that was in force
 * @param since block time from which it was in force
 * @param until block time from which another was; absent while it is the newest or its end is not known
 * @param legal the status in law at that instant, by the changes known today: one may have reached back
 * @param changes all that are known, oldest first
 * @param problem why something of this is not there
 */
public record PastStatus(
        Instant at,
        Optional<Status> recorded,
        Proof proof,
        Optional<Long> version,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Status> legal,
        List<Change> changes,
        Optional<HistoryReason> problem) {

    /** Copies the list. */
    public PastStatus {
        changes = List.copyOf(changes);
    }

    /** What shows the recorded status, the strongest first. */
    public enum Proof {
        /** Nodes of the chain named the version in force; its bits hash to what they recorded. */
        CHAIN("chain"),
        /** Blocks that the consortium sealed recorded this version and, as the next, its successor. */
        CONSORTIUM("consortium"),
        /** A sealed block recorded the version; that it was still in force is the authority's own signature. */
        SIGNED_LIST("signed-list"),
        /** No bits: the log's entries of the changes alone. Nobody can see whether one is missing that nothing at hand shows. */
        CHANGE_ENTRIES("change-entries"),
        /** Nothing. */
        NONE("none");

        private final String code;

        Proof(String code) {
            this.code = code;
        }

        /** Kebab-case name, as in JSON. */
        public String code() {
            return code;
        }
    }

    /**
     * A change of the status.
     *
     * @param proven whether its entry is in the log, by a checkpoint that the log signed
     */
    public record Change(
            Status status,
            Instant recorded,
            Instant effective,
            Optional<String> reason,
            Optional<Successor> successor,
            boolean proven) {}

    /** The document that took its place, as far as a change names one. */
    public Optional<Successor> successor() {
        return changes.stream().flatMap(change -> change.successor().stream()).reduce((_, last) -> last);
    }

    /** One paragraph for people in Germany. */
    public String german() {
        return new PastSentences(this, true).text();
    }

    /** One paragraph for people. */
    public String english() {
        return new PastSentences(this, false).text();
    }
}
