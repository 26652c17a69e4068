package org.govchain.verify;

import java.util.Locale;

/** In which form a document was presented; decides which checks are required. */
public enum Carrier {
    /** The digital seal of a QR code. */
    SEAL,
    /** An SD-JWT VC. */
    CREDENTIAL,
    /** A bundle taken out of a PDF. */
    PDF,
    /** A bundle file. */
    BUNDLE,
    /** A file that a credential names by its hash. */
    ATTACHMENT;

    /** Lower case, as in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
