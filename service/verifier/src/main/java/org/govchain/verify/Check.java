package org.govchain.verify;

/** One question a verification answers on its own; what each means is in docs/spec/verification.md. */
public enum Check {
    /** Issuer's signature over credential or seal, and every disclosure. */
    SIGNATURE,
    /** The signing key is one of a registered authority that had the right to issue this type at the time that counts. */
    ISSUER,
    /** The instant judged lies in the period the document is valid for. */
    VALIDITY_PERIOD,
    /** The document has the form it claims, and its parts agree about what it is. */
    SCHEMA,
    /** Neither revoked nor suspended nor superseded, according to a status list that counts. */
    STATUS,
    /** The document's entry is in the log, and the entry commits to exactly this document. */
    INCLUSION,
    /** The log signed the state that contains the entry. */
    CHECKPOINT,
    /** The chain holds that state. */
    ANCHOR,
    /** The members of the consortium sealed the block that holds it. */
    CONSORTIUM,
    /** The one who presents the credential holds the key it was issued to. */
    HOLDER_BINDING,
    /** Nothing in a range was left out. */
    COMPLETENESS,
    /** A PDF file is as the authority signed it, and its pages show the seal that it carries. */
    PDF
}
