package org.govchain.status;

import java.util.Arrays;
import java.util.Optional;

/** What a status list says about one copy of a document: two bits (draft-ietf-oauth-status-list §7.1). */
public enum Status {
    /** In force. */
    VALID(0, "valid"),
    /** Revoked or withdrawn, for good. */
    INVALID(1, "revoked"),
    /** Not in force for the time being. */
    SUSPENDED(2, "suspended"),
    /** Replaced by a newer version of the document (application-specific value 3). */
    SUPERSEDED(3, "superseded");

    private final int bits;
    private final String word;

    Status(int bits, String word) {
        this.bits = bits;
        this.word = word;
    }

    /** The word of the formats: valid, revoked, suspended, superseded. */
    public String word() {
        return word;
    }

    /** The status of that word. */
    public static Optional<Status> ofWord(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }

    /** The value of the two bits, 0 to 3. */
    public int bits() {
        return bits;
    }

    /** The status of the two lowest bits. */
    public static Status ofBits(int bits) {
        return switch (bits & 3) {
            case 0 -> VALID;
            case 1 -> INVALID;
            case 2 -> SUSPENDED;
            default -> SUPERSEDED;
        };
    }
}
