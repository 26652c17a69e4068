package org.govchain.pdf;

import org.govchain.verify.PdfFacts;

/** What a file that begins like a PDF turned out to be. */
public sealed interface PdfReading {

    /**
     * A PDF that carries a bundle.
     *
     * @param bundle bytes of the embedded file; whether they are a bundle is for the verifier to say
     * @param facts what was found about the file around it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; the verifier reads it once
    record WithBundle(byte[] bundle, PdfFacts facts) implements PdfReading {

        /** Never the content: it holds claims. */
        @Override
        public String toString() {
            return "WithBundle[" + bundle.length + " bytes]";
        }
    }

    /** A PDF of somebody else's. */
    record WithoutBundle() implements PdfReading {}

    /** No PDF that this reader opens: damaged, encrypted or beyond its limits; the reason in one English sentence. */
    record Unreadable(String reason) implements PdfReading {}
}
