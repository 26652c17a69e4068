package org.govchain.cli.input;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Inputs as users hand them over. */
final class Samples {

    /** As long as the QR text of a liquor licence: 330 bytes of seal are 802 digits. */
    static final String QR_TEXT = "https://pruefen.musterstadt.example/s#" + "31415926535897932384".repeat(40) + "27";

    private Samples() {}

    static BufferedImage qrCode(String text, int side) throws WriterException {
        Map<EncodeHintType, ?> hints =
                Map.of(EncodeHintType.QR_COMPACT, true, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        return MatrixToImageWriter.toBufferedImage(
                new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side, hints));
    }

    static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }
}
