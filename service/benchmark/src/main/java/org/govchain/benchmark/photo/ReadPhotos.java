package org.govchain.benchmark.photo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.govchain.cli.input.Input;
import org.govchain.cli.input.InputDetector;

/**
 * Counts how many of the photos that {@link TakePhotos} wrote are read, by the command line and by ZXing alone.
 *
 * <p>Usage: {@code ReadPhotos DIRECTORY}. {@code peers/zxing.mjs} does the same with zxing-wasm.
 */
public final class ReadPhotos {

    private ReadPhotos() {}

    private interface Reader {
        boolean reads(byte[] photo, String text) throws IOException;
    }

    /** Prints one line of JSON per reader: read and milliseconds by disturbance. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        String text = Files.readString(directory.resolve("text.txt")).strip();
        count("govchain verify", directory, text, ReadPhotos::commandLineReads);
        count("ZXing", directory, text, ReadPhotos::zxingReads);
    }

    private static void count(String name, Path directory, String text, Reader reader) throws IOException {
        Map<String, int[]> byDisturbance = new TreeMap<>();
        long slowest = 0;
        long start = System.nanoTime();
        for (Path file : photos(directory)) {
            long begin = System.nanoTime();
            boolean read = reader.reads(Files.readAllBytes(file), text);
            slowest = Math.max(slowest, System.nanoTime() - begin);
            String disturbance = file.getFileName().toString().split("-", 2)[0];
            int[] counts = byDisturbance.computeIfAbsent(disturbance, first -> new int[2]);
            counts[0] += read ? 1 : 0;
            counts[1]++;
        }
        int all = byDisturbance.values().stream().mapToInt(counts -> counts[1]).sum();
        int read = byDisturbance.values().stream().mapToInt(counts -> counts[0]).sum();
        System.out.printf(
                "{\"reader\":\"%s\",\"photos\":%d,\"read\":%d,\"meanMs\":%d,\"slowestMs\":%d%s}%n",
                name,
                all,
                read,
                (System.nanoTime() - start) / 1_000_000 / all,
                slowest / 1_000_000,
                rows(byDisturbance));
    }

    private static String rows(Map<String, int[]> byDisturbance) {
        StringBuilder rows = new StringBuilder();
        byDisturbance.forEach((name, counts) -> rows.append(",\"%s\":\"%d/%d\"".formatted(name, counts[0], counts[1])));
        return rows.toString();
    }

    private static List<Path> photos(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean commandLineReads(byte[] photo, String text) {
        return InputDetector.detect(photo).equals(new Input.SealText(text, Input.Source.PICTURE));
    }

    /** What a first look into ZXing's documentation leads to: one try with all hints. */
    private static boolean zxingReads(byte[] photo, String text) throws IOException {
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(photo)))));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText()
                    .equals(text);
        } catch (ReaderException unreadable) {
            return false;
        }
    }
}
