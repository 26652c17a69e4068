package org.govchain.seal;

/** What is wrong with a seal's content under its profile. */
public enum SealMismatch {
    /** The seal names another profile. */
    OTHER_PROFILE("seal-other-profile"),
    /** A validity date is missing or superfluous. */
    VALIDITY("seal-validity-not-of-profile"),
    /** A field that is not optional is missing. */
    FIELD_MISSING("seal-field-missing"),
    /** A field has the wrong type or length. */
    FIELD_VALUE("seal-field-not-of-profile"),
    /** A field that the profile does not know. */
    FIELD_UNKNOWN("seal-field-unknown");

    private final String code;

    SealMismatch(String code) {
        this.code = code;
    }

    /** The reason in kebab case. */
    public String code() {
        return code;
    }
}
