package org.govchain.service.documents;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Prints a document: the notice as PDF, its seal as QR code. */
@Component
public class Documents {

    /** Media type of the bundle that every PDF carries. */
    public static final String BUNDLE_MEDIA_TYPE = "application/vnd.govchain.bundle+json";

    /** Name under which a PDF carries the bundle. */
    public static final String BUNDLE_FILE_NAME = "govchain-bundle.json";

    /**
     * The notice as PDF, with its bundle as associated file.
     *
     * @param qrText what the QR code says; see {@link #qrPng}
     * @param verifyHint how a reader checks the document, in one or two sentences
     * @param bundle bytes of the bundle, stored unchanged
     */
    public byte[] pdf(Notice notice, String qrText, String verifyHint, byte[] bundle, Instant now) {
        String page = new NoticePage(notice).render(new QrCode(qrText).pngForPage(), verifyHint);
        return NoticePdf.render(
                page, new AssociatedFile(BUNDLE_FILE_NAME, BUNDLE_MEDIA_TYPE, "Nachweis zur Prüfung", bundle, now));
    }

    /** The text as QR code in a PNG; refuses text that would need a code denser than version 16. */
    public byte[] qrPng(String text) {
        return new QrCode(text).png();
    }
}
