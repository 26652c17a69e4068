package org.govchain.credential;

import java.time.Instant;
import java.util.Optional;
import org.govchain.status.Status;

/**
 * What the log entry of a status change commits to (docs/spec/history.md): deterministic CBOR, a map of 1 document, 2 version, 3
 * status, 4 recorded, 5 legal effect, and what an authority adds behind it.
 *
 * @param document whose status changed
 * @param version which version of it
 * @param status what it became
 * @param recorded when the authority recorded it, whole seconds
 * @param effective from when on it has legal effect, whole seconds
 */
public record StatusChangeFacts(DocumentId document, long version, Status status, Instant recorded, Instant effective) {

    private static final int MAX_LENGTH = 16 * 1024;
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final int LAST_STATUS = 3;
    private static final int KEYS = 5;

    /** Reads a payload; members behind the fifth are passed over. Empty when the bytes are none. */
    public static Optional<StatusChangeFacts> parse(byte[] cbor) {
        if (cbor.length > MAX_LENGTH) {
            return Optional.empty();
        }
        CborReader in = new CborReader(cbor);
        long members = in.head(CborWriter.MAP);
        byte[] document = new byte[0];
        long[] numbers = new long[KEYS + 1];
        int seen = 0;
        long previous = 0;
        for (long i = 0; i < members && !in.failed(); i++) {
            long key = in.unsigned();
            if (key <= previous) {
                return Optional.empty();
            }
            previous = key;
            if (key == 1) {
                document = in.bytes();
            } else if (key <= KEYS) {
                numbers[(int) key] = in.unsigned();
                seen++;
            } else {
                in.skip();
            }
        }
        return in.failed() || !in.isAtEnd() || seen != KEYS - 1 || document.length != DocumentId.LENGTH
                ? Optional.empty()
                : of(DocumentId.of(document), numbers);
    }

    private static Optional<StatusChangeFacts> of(DocumentId document, long[] numbers) {
        long version = numbers[2];
        long status = numbers[3];
        long recorded = numbers[4];
        long effective = numbers[KEYS];
        return version < 1 || status > LAST_STATUS || recorded > LAST_SECOND || effective > LAST_SECOND
                ? Optional.empty()
                : Optional.of(new StatusChangeFacts(
                        document,
                        version,
                        Status.ofBits((int) status),
                        Instant.ofEpochSecond(recorded),
                        Instant.ofEpochSecond(effective)));
    }
}
