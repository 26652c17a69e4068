package org.govchain.cli.input;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.MultipleBarcodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads QR codes from a picture as a camera delivers it: one try is often not enough, so it is repeated at several
 * sizes (a smaller picture has less noise and moiré, a larger one more pixels per module) and with both ways of telling
 * black from white (local for bad light, global for blur). The first size that gives anything wins.
 */
final class QrCodes {

    private static final int[] SIDES = {1600, 1000, 2400, 700};
    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);
    private static final Map<DecodeHintType, ?> HINTS = Map.of(
            DecodeHintType.TRY_HARDER, true,
            DecodeHintType.ALSO_INVERTED, true,
            DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX));

    private QrCodes() {}

    static List<String> read(BufferedImage picture) {
        List<String> texts = decode(picture);
        for (int i = 0; texts.isEmpty() && i < SIDES.length; i++) {
            texts = decode(resized(picture, SIDES[i]));
        }
        return texts;
    }

    private static List<String> decode(BufferedImage picture) {
        LuminanceSource source = new BufferedImageLuminanceSource(picture);
        MultipleBarcodeReader reader = new GenericMultipleBarcodeReader(new MultiFormatReader());
        return BINARIZERS.stream()
                .map(binarizer -> decode(reader, new BinaryBitmap(binarizer.apply(source))))
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> decode(MultipleBarcodeReader reader, BinaryBitmap bitmap) {
        try {
            return Arrays.stream(reader.decodeMultiple(bitmap, HINTS))
                    .map(Result::getText)
                    .distinct()
                    .toList();
        } catch (NotFoundException none) {
            return List.of();
        }
    }

    /** The picture with its longer side at {@code side} pixels, on white so that a code at the edge keeps a margin. */
    private static BufferedImage resized(BufferedImage picture, int side) {
        double scale = (double) side / Math.max(picture.getWidth(), picture.getHeight());
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        int margin = side / 20;
        BufferedImage result = new BufferedImage(width + 2 * margin, height + 2 * margin, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = result.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, margin, margin, width, height, null);
        graphics.dispose();
        return result;
    }
}
