package org.govchain.benchmark.photo;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.govchain.seal.QrText;
import org.govchain.seal.SealBytes;

/**
 * Writes seeded photos {@code <disturbance>-<seed>.jpg} of the densest code that a document may carry, and its text.
 *
 * <p>Usage: {@code TakePhotos OUTPUT_DIRECTORY PHOTOS_PER_DISTURBANCE}.
 */
public final class TakePhotos {

    /** The largest seal that a document may have; its code is version 16 at level M. */
    private static final int LARGEST_SEAL = 370;

    private TakePhotos() {}

    /** Writes {@code text.txt} and the photos. */
    public static void main(String[] args) throws IOException, WriterException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        int count = Integer.parseInt(args[1]);
        String text = text();
        Files.writeString(directory.resolve("text.txt"), text);
        BitMatrix code = code(text);
        Paper paper = new Paper(code);
        for (Disturbance disturbance : Disturbance.values()) {
            for (int seed = 0; seed < count; seed++) {
                QrPhoto photo = disturbance.photo(seed, code.getWidth());
                String name = "%s-%03d.jpg".formatted(disturbance.name().toLowerCase(Locale.ROOT), seed);
                write(photo.of(paper, seed), (float) photo.jpegQuality(), directory.resolve(name));
            }
        }
        System.out.printf(
                "{\"photos\":%d,\"version\":%d}%n", count * Disturbance.values().length, (code.getWidth() - 17) / 4);
    }

    /** Random bytes: a signature and compressed text look the same. */
    private static String text() {
        byte[] seal = new byte[LARGEST_SEAL];
        new Random(35).nextBytes(seal);
        return new QrText("verify.musterstadt.example", SealBytes.of(seal)).toString();
    }

    /** Without a quiet zone; the paper brings it. */
    private static BitMatrix code(String text) throws WriterException {
        QRCode code = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_COMPACT, true));
        ByteMatrix modules = code.getMatrix();
        BitMatrix bits = new BitMatrix(modules.getWidth());
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    bits.set(x, y);
                }
            }
        }
        return bits;
    }

    private static void write(BufferedImage photo, float quality, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(photo, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
