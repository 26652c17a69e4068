package org.govchain.service.documents;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** The QR code of a document: error correction M and never denser than version 16, so that a 35 mm print can be read. */
final class QrCode {

    /** 81 modules a side; 0.43 mm each on a 35 mm print. */
    static final int LARGEST_VERSION = 16;

    private static final int QUIET_ZONE = 4;
    /** For a picture that is looked at by itself. */
    private static final int PIXELS_ON_SCREEN = 8;
    /** For a page, which is drawn to scale: each pixel there is written, read and written again. */
    private static final int PIXELS_ON_PAGE = 2;

    /** White first, so that the PNG has a palette: PDFBox takes such a picture over as it is, but unpacks and packs a grey one. */
    private static final IndexColorModel WHITE_AND_BLACK = palette(new byte[] {(byte) 0xff, 0});

    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.QR_COMPACT, true);

    private final int version;
    private final ByteMatrix modules;

    /** Refuses text that would need a denser code. */
    QrCode(String text) {
        try {
            QRCode code = Encoder.encode(text, ErrorCorrectionLevel.M, HINTS);
            this.version = code.getVersion().getVersionNumber();
            this.modules = code.getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text of " + text.length() + " characters fits no QR code", e);
        }
        if (version > LARGEST_VERSION) {
            throw new IllegalArgumentException(
                    "the QR code would be version " + version + ", denser than " + LARGEST_VERSION);
        }
    }

    int version() {
        return version;
    }

    /** A black and white PNG with the quiet zone that ISO/IEC 18004 wants. */
    byte[] png() {
        return png(PIXELS_ON_SCREEN);
    }

    /** The same with as many pixels as a page needs, on which it is drawn without smoothing. */
    byte[] pngForPage() {
        return png(PIXELS_ON_PAGE);
    }

    private byte[] png(int scale) {
        int side = (modules.getWidth() + 2 * QUIET_ZONE) * scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY, WHITE_AND_BLACK);
        byte[] bits = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int stride = bits.length / side;
        for (int y = 0; y < side; y++) {
            int row = y / scale - QUIET_ZONE;
            for (int x = 0; x < side; x++) {
                if (isDark(x / scale - QUIET_ZONE, row)) {
                    bits[y * stride + x / Byte.SIZE] |= (byte) (0x80 >>> (x % Byte.SIZE));
                }
            }
        }
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "PNG", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexColorModel palette(byte[] greys) {
        return new IndexColorModel(1, greys.length, greys, greys, greys);
    }

    private boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }
}
