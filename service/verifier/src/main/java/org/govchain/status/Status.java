package org.govchain.status;

/** What a status list says about one copy of a document: two bits (draft-ietf-oauth-status-list §7.1). */
public enum Status {
    /** In force. */
    VALID(0),
    /** Revoked or withdrawn, for good. */
    INVALID(1),
    /** Not in force for the time being. */
    SUSPENDED(2),
    /** Replaced by a newer version of the document (application-specific value 3). */
    SUPERSEDED(3);

    private final int bits;

    Status(int bits) {
        this.bits = bits;
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
