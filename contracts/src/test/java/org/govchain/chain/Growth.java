package org.govchain.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What four nodes and their chain hold since a moment, per day: on the disk of each, and of it the blocks and receipts themselves. */
final class Growth {

    private static final double DAY = 86_400;

    private final ChainConnection chain;
    private final Path network;
    private final long started = System.nanoTime();
    private final long stored;
    private final long height;

    /**
     * From now on.
     *
     * @param network the directory with the members' folders
     */
    Growth(ChainConnection chain, Path network) throws IOException {
        this.chain = chain;
        this.network = network;
        this.stored = stored();
        this.height = chain.head().number();
    }

    /** Prints what came since. */
    void print(String what, int anchors) throws IOException {
        double seconds = (System.nanoTime() - started) / 1e9;
        long last = chain.head().number();
        long grown = stored() - stored;
        long blocks = 0;
        long receipts = 0;
        for (long number = height + 1; number <= last; number++) {
            blocks += bytes(answer("debug_getRawBlock", number));
            for (JsonNode receipt : answer("debug_getRawReceipts", number)) {
                receipts += bytes(receipt);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f s, %d blocks, %d anchors; a day of it: %.1f MB on each node's disk, %.1f MB of blocks, %.1f MB of receipts;"
                        + " %.0f bytes a block%n",
                what,
                seconds,
                last - height,
                anchors,
                perDay(grown, seconds),
                perDay(blocks, seconds),
                perDay(receipts, seconds),
                (double) blocks / (last - height));
    }

    private JsonNode answer(String method, long block) {
        return chain.query(method, "0x" + Long.toHexString(block)).orElseThrow();
    }

    private static long bytes(JsonNode hexadecimal) {
        return hexadecimal.asString().length() / 2L - 1;
    }

    private static double perDay(long bytes, double seconds) {
        return bytes / seconds * DAY / 1e6;
    }

    /** Bytes of all files of a node's data folder, the mean of the four. */
    private long stored() throws IOException {
        try (Stream<Path> files = Files.walk(network)) {
            return files.filter(file -> file.toString().contains("/data/") && Files.isRegularFile(file))
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 4;
        }
    }
}
