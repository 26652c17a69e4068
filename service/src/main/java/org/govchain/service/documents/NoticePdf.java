package org.govchain.service.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Lays out a notice as PDF/A-3a with tags for screen readers (PDF/UA-1) and the bundle as associated file. It writes the
 * format's markers; whether every rule of ISO 19005-3 is met is what an independent validator says.
 */
final class NoticePdf {

    private static final byte[] REGULAR = withoutLigatures(resource("/fonts/NotoSans-Regular.ttf"));
    private static final byte[] BOLD = withoutLigatures(resource("/fonts/NotoSans-Bold.ttf"));
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** OpenType, "Table directory": 12 bytes, then 16 for each table, which begin with its tag. */
    private static final int FONT_HEADER = 12;

    private static final int FONT_TABLE = 16;
    private static final int GSUB = 0x47535542;
    private static final int UNUSED = 0x47787878;

    static {
        // It tells of every font and style sheet of every file, by the platform's logger, past ours.
        XRLog.setLoggingEnabled(false);
    }

    private NoticePdf() {}

    /** The PDF file. Nothing outside the page is loaded: the renderer has no resolver for addresses other than data. */
    static byte[] render(String xhtml, AssociatedFile bundle) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(xhtml, null);
        builder.useFont(() -> new ByteArrayInputStream(REGULAR), "Noto Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(BOLD), "Noto Sans", 700, FontStyle.NORMAL, true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(SRGB);
        builder.withProducer("govchain");
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            bundle.attachTo(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream(128 * 1024);
            document.save(out);
            document.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The font without its GSUB table: PDFBox compiles regular expressions from it for every word, which is most of the work of a
     * page, to join letters that German text does without. The table stays where it is, under a name that nobody reads.
     */
    private static byte[] withoutLigatures(byte[] font) {
        ByteBuffer table = ByteBuffer.wrap(font);
        int tables = table.getShort(4);
        for (int i = 0; i < tables; i++) {
            int entry = FONT_HEADER + i * FONT_TABLE;
            if (table.getInt(entry) == GSUB) {
                table.putInt(entry, UNUSED);
            }
        }
        return font;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(NoticePdf.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
