package org.govchain.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;

/** The QR codes that a reader of the pages sees: each page is drawn and looked at. */
final class PageCodes {

    /** A notice has two or three. */
    static final int MOST_PAGES = 40;

    private static final float LONGEST_SIDE_POINTS = 1_700; // twice A4
    /** A code that one raster hides (a row of modules between two rows of pixels) shows in another. */
    private static final List<Float> DOTS_PER_INCH = List.of(200f, 300f, 150f);

    private static final Map<DecodeHintType, ?> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));

    private PageCodes() {}

    /** The texts on each page; empty when there are too many pages, too large ones, or too much on them. */
    static Optional<List<List<String>>> on(PDDocument document) {
        if (document.getNumberOfPages() < 1 || document.getNumberOfPages() > MOST_PAGES) {
            return Optional.empty();
        }
        BoundedRenderer renderer = new BoundedRenderer(document);
        List<List<String>> pages = new ArrayList<>();
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            if (!isOfUsualSize(document.getPage(page))) {
                return Optional.empty();
            }
            try {
                pages.add(texts(renderer, page));
            } catch (IOException beyondLimits) {
                return Optional.empty();
            }
        }
        return Optional.of(pages);
    }

    private static boolean isOfUsualSize(PDPage page) {
        return page.getCropBox().getWidth() <= LONGEST_SIDE_POINTS
                && page.getCropBox().getHeight() <= LONGEST_SIDE_POINTS
                && page.getUserUnit() == 1;
    }

    private static List<String> texts(BoundedRenderer renderer, int page) throws IOException {
        for (float dotsPerInch : DOTS_PER_INCH) {
            List<String> found = texts(renderer.renderImageWithDPI(page, dotsPerInch, ImageType.GRAY));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> texts(BufferedImage page) {
        BufferedImageLuminanceSource source = new BufferedImageLuminanceSource(page);
        List<String> found = texts(new HybridBinarizer(source));
        return found.isEmpty() ? texts(new GlobalHistogramBinarizer(source)) : found;
    }

    /** One seal in a hundred has modules that look like a fourth corner: only the reader for many codes tries other corners, too. */
    private static List<String> texts(Binarizer binarizer) {
        try {
            return Arrays.stream(new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(binarizer), HINTS))
                    .map(Result::getText)
                    .distinct()
                    .toList();
        } catch (NotFoundException none) {
            return List.of();
        }
    }
}
