package org.govchain.cli.input;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Scans and photos in the formats that the JDK reads: PNG, JPEG, GIF, BMP, TIFF. */
final class Pictures {

    private static final long MAX_PIXELS = 16_000_000;
    private static final List<String> MAGIC =
            List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "BM", "II*\0", "MM\0*");

    private Pictures() {}

    static boolean looksLikePicture(byte[] content) {
        String start = new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1);
        return MAGIC.stream().anyMatch(start::startsWith);
    }

    /** Texts of the QR codes in the picture; empty when there is none or it cannot be read. */
    static List<String> qrTexts(byte[] content) {
        return read(content).map(QrCodes::read).orElse(List.of());
    }

    /** A picture of a hundred megapixels is read with every n-th pixel: enough for a code, bounded in memory. */
    private static Optional<BufferedImage> read(byte[] content) {
        ImageIO.setUseCache(false);
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                int step = Math.max(1, (int) Math.ceil(Math.sqrt((double) pixels / MAX_PIXELS)));
                ImageReadParam parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, parameters));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // The JDK's readers answer damaged files with these three.
            return Optional.empty();
        }
    }
}
