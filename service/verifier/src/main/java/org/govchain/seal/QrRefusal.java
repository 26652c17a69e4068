package org.govchain.seal;

/** Why a text is not one that carries a seal. */
public enum QrRefusal {
    /** Not {@code https://<host>/s#} in front of digits. */
    NOT_A_SEAL_LINK("qr-not-a-seal-link"),
    /** A host that is not lower-case letters, digits, hyphens and dots with an optional port. */
    BAD_HOST("qr-bad-host"),
    /** Something else than digits, or a number of digits that no seal has. */
    BAD_DIGITS("qr-bad-digits"),
    /** A group of digits that is larger than its bytes. */
    CHUNK_OUT_OF_RANGE("qr-chunk-out-of-range");

    private final String code;

    QrRefusal(String code) {
        this.code = code;
    }

    /** The reason in kebab case. */
    public String code() {
        return code;
    }
}
