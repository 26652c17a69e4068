package org.govchain.status;

/** Why a text is not a status list token of ours; its signature is another matter. */
public enum StatusListRefusal {
    /** Not a compact JWS, or a member is missing, superfluous or of the wrong kind. */
    MALFORMED("status-list-malformed"),
    /** The type in the header is not {@code statuslist+jwt}. */
    WRONG_TYPE("status-list-wrong-type"),
    /** Not ES256. */
    UNKNOWN_ALGORITHM("status-list-unknown-algorithm"),
    /** Not two bits per entry. */
    WRONG_BITS("status-list-wrong-bits"),
    /** Not base64url of a complete ZLIB stream of at most 2¹⁷ entries. */
    BAD_LIST("status-list-bad-bits");

    private final String code;

    StatusListRefusal(String code) {
        this.code = code;
    }

    /** The reason in kebab case. */
    public String code() {
        return code;
    }
}
