package org.govchain.seal;

/** Why bytes are not a digital seal; its signature is another matter. */
public enum SealRefusal {
    /** Not the header of a version 4 digital seal (ICAO Doc 9303-13), or its C40 text or dates are not in their only form. */
    BAD_HEADER("seal-bad-header"),
    /** A type category or feature reference other than those of TR-03171 0.8 and 0.9. */
    UNKNOWN_VERSION("seal-unknown-version"),
    /** Tag, length and value do not end where the zones end, a length is not in its shortest form, or the seal is too long. */
    MISALIGNED("seal-misaligned"),
    /** A tag twice. */
    DUPLICATE_TAG("seal-duplicate-tag"),
    /** A tag that the edition reserves. */
    RESERVED_TAG("seal-reserved-tag"),
    /** Profile, or in edition 0.9 one of the mandatory URIs, is missing; or one of the two status fields stands alone. */
    MISSING_FIELD("seal-missing-field"),
    /** A field whose value has another form than its tag wants. */
    BAD_VALUE("seal-bad-value"),
    /** Not exactly 64 bytes of signature at the end. */
    BAD_SIGNATURE_ZONE("seal-bad-signature-zone");

    private final String code;

    SealRefusal(String code) {
        this.code = code;
    }

    /** The reason in kebab case. */
    public String code() {
        return code;
    }
}
