package org.govchain.credential;

/** Why a text is not an SD-JWT VC of ours; its signature and its issuer are another matter. */
public enum CredentialRefusal {
    /** Not tilde-separated, not a compact JWS, not strict JSON, too large or too deep. */
    MALFORMED("credential-malformed"),
    /** The type in the header is not {@code dc+sd-jwt}. */
    WRONG_TYPE("credential-wrong-type"),
    /** An algorithm other than ES256 for the signature or SHA-256 for digests. */
    UNKNOWN_ALGORITHM("credential-unknown-algorithm"),
    /** A claim every credential has is missing or of the wrong kind. */
    CLAIM_MISSING("credential-claim-missing"),
    /** A disclosure is not base64url of a JSON array of salt, name and value. */
    DISCLOSURE_MALFORMED("disclosure-malformed"),
    /** No digest in the credential is the one of this disclosure: tampered with, or of another credential. */
    DISCLOSURE_UNREFERENCED("disclosure-unreferenced"),
    /** A disclosure, or a digest, is there twice. */
    DISCLOSURE_DUPLICATE("disclosure-duplicate"),
    /** A disclosed name is there in clear already. */
    CLAIM_NAME_CLASH("claim-name-clash"),
    /** A disclosed name is {@code _sd}, {@code ...} or one that has to stand in clear. */
    RESERVED_NAME("claim-name-reserved"),
    /** What follows the last tilde is not a key binding JWT. */
    KEY_BINDING_MALFORMED("key-binding-malformed");

    private final String code;

    CredentialRefusal(String code) {
        this.code = code;
    }

    /** The reason in kebab case. */
    public String code() {
        return code;
    }
}
