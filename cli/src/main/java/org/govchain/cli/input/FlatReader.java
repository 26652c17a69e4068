package org.govchain.cli.input;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** ZXing: reads codes that lie flat, QR codes and Data Matrix, also light on dark. */
final class FlatReader {

    private static final Map<DecodeHintType, ?> HINTS = Map.of(
            DecodeHintType.TRY_HARDER, true,
            DecodeHintType.ALSO_INVERTED, true,
            DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX));

    private FlatReader() {}

    /** Tells black from white by what lies around a place: for bad light. */
    static List<String> readByNeighbourhood(BufferedImage grey) {
        return read(new HybridBinarizer(new BufferedImageLuminanceSource(grey)));
    }

    /** Tells black from white by one limit for the picture: for blur and raster. */
    static List<String> readByWholePicture(BufferedImage grey) {
        return read(new GlobalHistogramBinarizer(new BufferedImageLuminanceSource(grey)));
    }

    private static List<String> read(Binarizer binarizer) {
        try {
            return Arrays.stream(new GenericMultipleBarcodeReader(new MultiFormatReader())
                            .decodeMultiple(new BinaryBitmap(binarizer), HINTS))
                    .map(Result::getText)
                    .distinct()
                    .toList();
        } catch (NotFoundException none) {
            return List.of();
        }
    }
}
