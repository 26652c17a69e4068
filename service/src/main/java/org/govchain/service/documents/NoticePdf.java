package org.govchain.service.documents;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Lays out a notice as PDF/A-3a with tags for screen readers (PDF/UA-1) and the bundle as associated file. It writes the
 * format's markers; whether every rule of ISO 19005-3 is met is what an independent validator says.
 */
final class NoticePdf {

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** The same two fonts for every file, so their metrics are the same, too. */
    private static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();

    static {
        // It tells of every font and style sheet of every file, by the platform's logger, past ours.
        XRLog.setLoggingEnabled(false);
        // Else each picture goes through a temporary file.
        ImageIO.setUseCache(false);
    }

    private NoticePdf() {}

    /** The PDF file. Nothing outside the page is loaded: the renderer has no resolver for addresses other than data. */
    static byte[] render(String xhtml, AssociatedFile bundle) {
        NoticeFonts fonts = NoticeFonts.take();
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = builder(xhtml, document, fonts).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            bundle.attachTo(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream(128 * 1024);
            document.save(out);
            fonts.giveBack();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfRendererBuilder builder(String xhtml, PDDocument document, NoticeFonts fonts) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.withW3cDocument(PageParser.parse(xhtml), null);
        builder.useFont(font(document, fonts.regular()), "Noto Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(font(document, fonts.bold()), "Noto Sans", 700, FontStyle.NORMAL, true);
        builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, METRICS);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(SRGB);
        builder.withProducer("govchain");
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        return builder;
    }

    private static PDFontSupplier font(PDDocument document, TrueTypeFont font) {
        try {
            return new PDFontSupplier(PDType0Font.load(document, font, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
