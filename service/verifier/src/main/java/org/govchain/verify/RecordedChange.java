package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import org.govchain.credential.Successor;
import org.govchain.log.Salt;
import org.govchain.status.Status;

/**
 * A change of a document's status as its history tells it; a claim until its log entry confirms it.
 *
 * @param status what it became
 * @param recorded when the authority recorded it, whole seconds
 * @param effective from when on it has legal effect, whole seconds
 * @param reason the code of the reason
 * @param successor the document that took its place
 * @param opening what opens the log entry, for those entitled to it
 * @param proof of the entry, C2SP tlog-proof
 */
public record RecordedChange(
        Status status,
        Instant recorded,
        Instant effective,
        Optional<String> reason,
        Optional<Successor> successor,
        Optional<Opening> opening,
        Optional<String> proof) {

    /** Salt and payload of the entry. Never prints the payload, which may hold the authority's own words. */
    @SuppressWarnings("ArrayRecordComponent") // read and hashed, never compared
    public record Opening(byte[] payload, Salt salt) {

        /** Copies the bytes. */
        public Opening {
            payload = payload.clone();
        }

        @Override
        public byte[] payload() {
            return payload.clone();
        }

        @Override
        public String toString() {
            return "Opening[" + payload.length + " bytes]";
        }
    }
}
