package org.govchain.pdf;

import org.govchain.verify.PdfFacts;
import org.govchain.verify.ReasonCode;

/** What the signatures of a file say about the file. */
sealed interface Examined {

    /** One signature covers its whole revision, and nothing but timestamps and validation data follows. */
    record Sound(PdfFacts facts) implements Examined {}

    /** They do not. */
    record Refused(ReasonCode why, String detail) implements Examined {}
}
