package org.govchain.credential;

import java.time.Instant;
import java.util.Optional;
import org.govchain.status.Status;
import org.jspecify.annotations.Nullable;

/** One pass over the bytes of a status change. */
final class StatusChangeReader {

    private static final int MAX_LENGTH = 16 * 1024;
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final int LAST_STATUS = 3;
    private static final int LAST_NUMBER = 5;
    private static final int LAST_KEY = 9;

    private final byte[] cbor;
    private final CborReader in;
    private final long[] numbers = new long[LAST_KEY + 1];
    private byte[] document = new byte[0];
    private byte @Nullable [] successor;
    private String words = "";
    private @Nullable String reason;

    StatusChangeReader(byte[] cbor) {
        this.cbor = cbor;
        this.in = new CborReader(cbor);
    }

    Optional<StatusChangeFacts> read() {
        long members = cbor.length > MAX_LENGTH ? 0 : in.head(CborWriter.MAP);
        long previous = 0;
        for (long i = 0; i < members && !in.failed(); i++) {
            long key = in.unsigned();
            // The first five are always there, in their order; those behind them may be absent.
            if (key <= previous || key > LAST_KEY || (key <= LAST_NUMBER && key != previous + 1)) {
                return Optional.empty();
            }
            member((int) key);
            previous = key;
        }
        return in.failed() || !in.isAtEnd() || previous < LAST_NUMBER || !fits()
                ? Optional.empty()
                : Optional.of(facts());
    }

    private void member(int key) {
        switch (key) {
            case 1 -> document = in.bytes();
            case 6 -> words = in.text();
            case 7 -> reason = in.text();
            case 8 -> successor = in.bytes();
            default -> numbers[key] = in.unsigned();
        }
    }

    private boolean fits() {
        boolean namesSuccessor = successor == null ? numbers[LAST_KEY] == 0 : successor.length == CredentialId.LENGTH;
        return document.length == DocumentId.LENGTH
                && namesSuccessor
                && numbers[2] >= 1
                && numbers[3] <= LAST_STATUS
                && numbers[4] <= LAST_SECOND
                && numbers[LAST_NUMBER] <= LAST_SECOND;
    }

    private StatusChangeFacts facts() {
        return new StatusChangeFacts(
                DocumentId.of(document),
                numbers[2],
                Status.ofBits((int) numbers[3]),
                Instant.ofEpochSecond(numbers[4]),
                Instant.ofEpochSecond(numbers[LAST_NUMBER]),
                words,
                Optional.ofNullable(reason),
                Optional.ofNullable(successor).map(id -> new Successor(CredentialId.of(id), numbers[LAST_KEY])));
    }
}
