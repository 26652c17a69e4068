package org.govchain.pdf;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages with a bound on operators, pictures and time; whatever costs without bound and stands in no notice is not drawn at all. */
public final class BoundedRenderer extends PDFRenderer {

    private static final int MOST_OPERATORS = 2_000_000;
    private static final long MOST_PIXELS = 16_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Inline pictures bring filters of their own. */
    private static final Set<String> NOT_DRAWN = Set.of("BI", "ID", "EI");

    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int operators;

    /** Pages of this document, all together within the bounds; beyond them drawing ends with an {@link IOException}. */
    public BoundedRenderer(PDDocument document) {
        super(document);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    private void count(String operator) throws IOException {
        if (++operators > MOST_OPERATORS || System.nanoTime() > deadline) {
            throw new IOException("the pages are too much to draw");
        }
        if (NOT_DRAWN.contains(operator)) {
            throw new IOException("a page has an inline picture");
        }
    }

    private final class Drawer extends PageDrawer {

        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            count(operator.getName());
            super.processOperator(operator, operands);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            if ((long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
                throw new IOException("a picture is too large to draw");
            }
            super.drawImage(image);
        }

        @Override
        public void shadingFill(COSName name) throws IOException {
            throw new IOException("a page has a shading");
        }

        @Override
        public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
            throw new IOException("a page has a transparency group");
        }
    }
}
