package org.govchain.readings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.govchain.stream.Counter;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.RangeVerifier.Found;

/**
 * Readings as CSV (RFC 4180): a column for each quantity in each unit, in alphabetical order. Texts that a spreadsheet would take for a formula
 * get an apostrophe in front (OWASP, CSV injection); numbers stay numbers.
 */
final class ReadingsCsv {

    private static final List<String> FIRST = List.of("device", "position", "at", "received", "session", "counter");
    private static final List<String> OF_FILES = List.of("file sha256", "file media type", "file place");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final ReadingsSpan span;
    private final Map<String, Integer> columns = new HashMap<>();
    private final StringBuilder out;

    ReadingsCsv(ReadingsSpan span) {
        this.span = span;
        this.out = new StringBuilder(100 * span.readings().size() + 256);
    }

    byte[] write() {
        List<String> header = header();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        String[] cells = new String[header.size()];
        row(header.toArray(cells));
        for (Found found : span.readings()) {
            Arrays.fill(cells, "");
            fill(cells, found);
            row(cells);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(FIRST);
        TreeSet<String> quantities = new TreeSet<>();
        boolean files = false;
        for (Found found : span.readings()) {
            if (found.payload() instanceof Reading reading) {
                reading.quantities().forEach(quantity -> quantities.add(name(quantity)));
            }
            files |= found.payload() instanceof StreamPayload.File;
        }
        header.addAll(quantities);
        if (files) {
            header.addAll(OF_FILES);
        }
        return header;
    }

    private void fill(String[] cells, Found found) {
        put(cells, "device", harmless(span.opening().device()));
        put(cells, "position", Long.toString(found.position()));
        put(cells, "at", ReadingsJson.instant(found.leaf().measured()));
        put(cells, "received", ReadingsJson.instant(found.leaf().received()));
        if (found.payload() instanceof Reading reading) {
            reading.counter().ifPresent(counter -> counter(cells, counter));
            reading.quantities().forEach(quantity -> put(cells, name(quantity), cell(quantity.value())));
        }
        if (found.payload() instanceof StreamPayload.File file) {
            put(cells, "file sha256", file.sha256().toHex());
            put(cells, "file media type", harmless(file.mediaType()));
            put(cells, "file place", harmless(file.place().orElse("")));
        }
    }

    private void counter(String[] cells, Counter counter) {
        put(cells, "session", harmless(counter.session()));
        put(cells, "counter", Long.toString(counter.number()));
    }

    private void put(String[] cells, String column, String cell) {
        cells[columns.getOrDefault(column, 0)] = cell;
    }

    private void row(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",");
            quote(cells[i]);
        }
        out.append("\r\n");
    }

    private void quote(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        if (plain) {
            out.append(cell);
        } else {
            out.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }

    private static String name(Quantity quantity) {
        return quantity.name() + " [" + quantity.unit() + "]";
    }

    private static String cell(Value value) {
        return value instanceof Value.Text(String text)
                ? harmless(text)
                : ReadingsJson.plain(value).orElse("");
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
