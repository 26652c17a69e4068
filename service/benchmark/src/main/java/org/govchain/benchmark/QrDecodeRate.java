package org.govchain.benchmark;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes seeded photos of a printed code and counts how many ZXing reads; zxing-wasm reads the same files afterwards.
 *
 * <p>Usage: {@code QrDecodeRate TEXT_FILE COUNT OUTPUT_DIRECTORY}.
 */
public final class QrDecodeRate {

    private static final int PRINT_PIXELS = 1600;

    private QrDecodeRate() {}

    /** Writes the photos {@code 000.jpg…} and prints one line of JSON. */
    public static void main(String[] args) throws IOException, WriterException {
        String text = Files.readString(Path.of(args[0])).strip();
        int count = Integer.parseInt(args[1]);
        Path directory = Files.createDirectories(Path.of(args[2]));
        BitMatrix code = new QRCodeWriter()
                .encode(
                        text,
                        BarcodeFormat.QR_CODE,
                        0,
                        0,
                        Map.of(
                                EncodeHintType.QR_COMPACT,
                                true,
                                EncodeHintType.ERROR_CORRECTION,
                                ErrorCorrectionLevel.M,
                                EncodeHintType.MARGIN,
                                4));
        BufferedImage print = QrPhoto.print(MatrixToImageWriter.toBufferedImage(code), PRINT_PIXELS);
        int read = 0;
        for (int seed = 0; seed < count; seed++) {
            QrPhoto photo = QrPhoto.seeded(seed);
            Path file = directory.resolve("%03d.jpg".formatted(seed));
            write(photo.of(print, seed), photo.jpegQuality(), file);
            read += text.equals(decode(ImageIO.read(file.toFile()))) ? 1 : 0;
        }
        int version = (code.getWidth() - 8 - 17) / 4;
        System.out.printf("{\"reader\":\"zxing\",\"version\":%d,\"photos\":%d,\"read\":%d}%n", version, count, read);
    }

    private static String decode(BufferedImage photo) {
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(photo)));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (ReaderException unreadable) {
            return "";
        }
    }

    private static void write(BufferedImage photo, float quality, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(photo, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
