package org.govchain.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.govchain.verify.PdfFacts;
import org.govchain.verify.ReasonCode;

/**
 * Reads a PDF file that may carry a bundle: docs/spec/pdf.md step by step. Hostile files are expected: {@link Limits} bounds what is
 * unpacked before a library sees the file, {@link PageCodes} what is drawn.
 */
public final class PdfReader {

    private PdfReader() {}

    /** Whether a file claims to be a PDF; the header may stand anywhere in the first kilobyte (ISO 32000-1, annex H.3). */
    public static boolean claimsToBePdf(byte[] file) {
        return new String(file, 0, Math.min(file.length, 1024), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    /** Bundle, signature, later revisions and the QR codes on the pages. */
    public static PdfReading read(byte[] file) {
        return read(file, true);
    }

    /** The same without looking at the pages, for whoever has drawn them: {@link PdfFacts#codes} stays empty. */
    public static PdfReading readWithoutPages(byte[] file) {
        return read(file, false);
    }

    private static PdfReading read(byte[] file, boolean pages) {
        Optional<String> beyond = Limits.exceededBy(file);
        if (beyond.isPresent()) {
            return new PdfReading.Unreadable(beyond.get());
        }
        try (PDDocument document = Loader.loadPDF(file)) {
            if (document.isEncrypted()) {
                return new PdfReading.Unreadable("the file is encrypted");
            }
            List<byte[]> bundles = EmbeddedBundles.in(document);
            if (bundles.isEmpty()) {
                return new PdfReading.WithoutBundle();
            }
            return new PdfReading.WithBundle(bundles.getFirst(), facts(file, document, bundles.size(), pages));
        } catch (InvalidPasswordException e) {
            return new PdfReading.Unreadable("the file is encrypted");
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            // PDFBox answers damaged files with whatever its own code runs into.
            return new PdfReading.Unreadable("the file is damaged or no PDF");
        }
    }

    private static PdfFacts facts(byte[] file, PDDocument document, int bundles, boolean pages) throws IOException {
        if (bundles > 1) {
            return PdfFacts.refused(ReasonCode.PDF_BUNDLES_SEVERAL, bundles + " bundles");
        }
        return switch (SignedFile.examine(file, document)) {
            case Examined.Refused(ReasonCode why, String detail) -> PdfFacts.refused(why, detail);
            // What is on the pages counts only when somebody signed it, and only then is it worth the drawing.
            case Examined.Sound(PdfFacts facts) ->
                pages ? PageCodes.on(document).map(facts::withCodes).orElse(facts) : facts;
        };
    }
}
