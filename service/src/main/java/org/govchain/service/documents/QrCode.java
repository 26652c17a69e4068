package org.govchain.service.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The QR code of a document: error correction M and never denser than version 16, so that a 35 mm print can be read. */
final class QrCode {

    /** 81 modules a side; 0.43 mm each on a 35 mm print. */
    static final int LARGEST_VERSION = 16;

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS_PER_MODULE = 8;
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.QR_COMPACT, true);

    private final String text;
    private final int version;

    /** Refuses text that would need a denser code. */
    QrCode(String text) {
        try {
            QRCode code = Encoder.encode(text, ErrorCorrectionLevel.M, HINTS);
            this.version = code.getVersion().getVersionNumber();
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text of " + text.length() + " characters fits no QR code", e);
        }
        if (version > LARGEST_VERSION) {
            throw new IllegalArgumentException(
                    "the QR code would be version " + version + ", denser than " + LARGEST_VERSION);
        }
        this.text = text;
    }

    int version() {
        return version;
    }

    /** A black and white PNG with the quiet zone that ISO/IEC 18004 wants. */
    byte[] png() {
        int modules = 17 + 4 * version + 2 * QUIET_ZONE;
        int side = modules * PIXELS_PER_MODULE;
        try {
            var hints = new java.util.EnumMap<EncodeHintType, Object>(HINTS);
            hints.put(EncodeHintType.MARGIN, QUIET_ZONE);
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side, hints);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(matrix, "PNG", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException("a text that was encoded once is not encodable", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
