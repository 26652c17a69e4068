package org.govchain.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads tables out of the specification, so that text and code cannot drift apart. */
final class SpecTables {

    private SpecTables() {}

    static Path file(String name) {
        return Path.of(System.getProperty("govchain.root"), "docs", "spec", name);
    }

    /** The rows below the header that begins with these words; cells are trimmed. */
    static List<List<String>> table(String file, String headerStart) {
        try {
            List<String> lines = Files.readAllLines(file(file));
            int header = 0;
            while (!lines.get(header).startsWith("| " + headerStart)) {
                header++;
            }
            return lines.subList(header, lines.size()).stream()
                    .takeWhile(line -> line.startsWith("|"))
                    .filter(line -> !line.startsWith("|---"))
                    .map(SpecTables::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        return Arrays.stream(inner.split("\\|", -1)).map(String::trim).toList();
    }
}
