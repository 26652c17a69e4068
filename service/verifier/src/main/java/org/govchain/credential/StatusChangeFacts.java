package org.govchain.credential;

import java.time.Instant;
import java.util.Optional;
import org.govchain.status.Status;

/**
 * What the log entry of a status change commits to (docs/spec/history.md): deterministic CBOR, a map of 1 document, 2 version, 3
 * status, 4 recorded, 5 legal effect, 6 the authority's words, 7 code of the reason, 8 and 9 the successor's first copy and version.
 *
 * @param document whose status changed
 * @param version which version of it
 * @param status what it became
 * @param recorded when the authority recorded it, whole seconds
 * @param effective from when on it has legal effect, whole seconds
 * @param words the authority's own, empty when there are none; they are nobody else's business
 * @param reason the code of the reason
 * @param successor what took its place
 */
public record StatusChangeFacts(
        DocumentId document,
        long version,
        Status status,
        Instant recorded,
        Instant effective,
        String words,
        Optional<String> reason,
        Optional<Successor> successor) {

    /** Reads a payload; empty when the bytes are none. */
    public static Optional<StatusChangeFacts> parse(byte[] cbor) {
        return new StatusChangeReader(cbor).read();
    }

    /** Whether the authority said something in words of its own. */
    public boolean hasWords() {
        return !words.isEmpty();
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "StatusChangeFacts[" + status + ", " + recorded + "]";
    }
}
