package org.govchain.service.documents;

import java.util.Locale;

/** What there is of the PDF file of a copy. */
public enum PdfState {
    /** Nobody has asked for it yet. */
    NOT_MADE,
    /** Signed; no timestamping authority is configured. */
    SIGNED,
    /** Signed; the timestamp is added when its authority answers. */
    TIMESTAMP_PENDING,
    /** Signed and timestamped. */
    TIMESTAMPED;

    /** As the API says it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
