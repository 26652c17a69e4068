package org.govchain.cli.input;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.govchain.pdf.BoundedRenderer;

/** The pages of a PDF as pictures, searched for QR codes: for documents that were scanned or printed to PDF again. */
final class PdfPages {

    private static final int MAX_PAGES = 10;
    private static final float DOTS_PER_INCH = 200;
    private static final float MAX_SIDE_POINTS = 2000;

    private PdfPages() {}

    /** Texts of the QR codes on the first page that has any; empty when there is none or the PDF cannot be read. */
    static List<String> qrTexts(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BoundedRenderer renderer = new BoundedRenderer(document);
            for (int page = 0; page < Math.min(MAX_PAGES, document.getNumberOfPages()); page++) {
                List<String> texts =
                        QrCodes.read(renderer.renderImageWithDPI(page, resolution(document, page), ImageType.GRAY));
                if (!texts.isEmpty()) {
                    return texts;
                }
            }
            return List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** A huge page is rendered with fewer dots, so that a picture never takes more than some 30 megapixels. */
    private static float resolution(PDDocument document, int page) {
        var box = document.getPage(page).getCropBox();
        float side = Math.max(box.getWidth(), box.getHeight());
        return side > MAX_SIDE_POINTS ? DOTS_PER_INCH * MAX_SIDE_POINTS / side : DOTS_PER_INCH;
    }
}
