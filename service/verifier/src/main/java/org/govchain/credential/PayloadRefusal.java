package org.govchain.credential;

/** Why bytes are not the payload of a credential entry. */
public enum PayloadRefusal {
    /** Not deterministic CBOR of the known form: truncated, not shortest, wrong kind of item, or bytes after the end. */
    NOT_DETERMINISTIC_CBOR("payload-not-deterministic-cbor"),
    /** Keys unsorted or one of them twice. */
    KEYS_NOT_ASCENDING("payload-keys-not-ascending"),
    /** A key that is not defined. */
    UNKNOWN_KEY("payload-unknown-key"),
    /** A key that every payload has is missing. */
    KEY_MISSING("payload-key-missing"),
    /** A value that its key does not allow: wrong length, not a type's URI, empty list of attachments. */
    BAD_VALUE("payload-bad-value");

    private final String code;

    PayloadRefusal(String code) {
        this.code = code;
    }

    /** The reason in kebab case. */
    public String code() {
        return code;
    }
}
