package org.govchain.cli.readings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.govchain.cli.terminal.Fault;
import org.govchain.jose.JsonText;

/**
 * Rows of a CSV file (RFC 4180): {@code device}, {@code at}, {@code session}, {@code counter}, and a column for each quantity, perhaps with its
 * unit: {@code temperature [Cel]}. {@code position} and {@code received}, which stand in files that a service gave out, are passed over.
 */
final class CsvReadings implements ReadingRows {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]+,[0-9]+");
    private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Set<String> PASSED_OVER = Set.of("position", "received");
    private static final Set<String> OWN = Set.of("device", "at", "session", "counter");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "'=+-@\t\r";

    /** A column; of a quantity when it is none of our own. */
    private record Column(String name, Optional<String> unit) {}

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<Column> columns;
    private final Optional<String> device;
    private final boolean decimalComma;

    CsvReadings(BufferedReader in, Optional<String> device) throws IOException {
        char separator = separator(in);
        this.decimalComma = separator == ';';
        this.device = device;
        this.parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(in);
        this.records = parser.iterator();
        this.columns =
                columns(record().orElseThrow(() -> new Fault("the file is empty", "it begins with its columns")));
    }

    @Override
    public Optional<Row> next() {
        while (true) {
            long line = parser.getCurrentLineNumber() + 1;
            Optional<CSVRecord> record = record();
            if (record.isEmpty()) {
                return Optional.empty();
            }
            if (!record.get().stream().allMatch(String::isBlank)) {
                return Optional.of(new Row(line, json(line, record.get())));
            }
        }
    }

    private byte[] json(long line, CSVRecord record) {
        if (record.size() != columns.size()) {
            throw new Fault(
                    "line " + line + " has " + record.size() + " cells and the file " + columns.size() + " columns",
                    "nothing from this line on was sent; correct it and send the file again");
        }
        JsonText json = new JsonText(160).raw("{");
        JsonText values = new JsonText(80);
        String separator = "";
        String named = device.orElse("");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String cell = record.get(i).strip();
            if (cell.isEmpty() || PASSED_OVER.contains(column.name())) {
                continue;
            }
            switch (column.name()) {
                case "device" -> named = cell;
                case "at", "counter" ->
                    json.string(column.name())
                            .raw(":")
                            .raw(INTEGER.matcher(cell).matches() ? cell : quoted(cell))
                            .raw(",");
                case "session" -> json.member("session", plain(cell)).raw(",");
                default -> {
                    quantity(values.raw(separator), column, cell);
                    separator = ",";
                }
            }
        }
        return json.member("device", named)
                .raw(",\"values\":{")
                .raw(values.toString())
                .raw("}}")
                .toUtf8();
    }

    private void quantity(JsonText json, Column column, String cell) {
        json.string(column.name()).raw(":");
        String value = value(cell);
        if (column.unit().isEmpty()) {
            json.raw(value);
        } else {
            json.raw("{\"value\":")
                    .raw(value)
                    .raw(",")
                    .member("unit", column.unit().get())
                    .raw("}");
        }
    }

    /** Numbers and flags as such, all else as text. */
    private String value(String cell) {
        String number = decimalComma && DECIMAL_COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell;
        boolean isJson = NUMBER.matcher(number).matches() || cell.equals("true") || cell.equals("false");
        return isJson ? number : quoted(plain(cell));
    }

    /** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
    private static String plain(String cell) {
        boolean kept = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_STARTS.indexOf(cell.charAt(1)) >= 0;
        return kept ? cell.substring(1) : cell;
    }

    private static String quoted(String text) {
        return new JsonText(text.length() + 2).string(text).toString();
    }

    private List<Column> columns(CSVRecord header) {
        List<Column> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String cell : header) {
            Column column = column(cell.strip().replace(BYTE_ORDER_MARK, ""));
            if (!names.add(column.name())) {
                throw new Fault("two columns are named " + column.name(), "a reading has one value of a quantity");
            }
            read.add(column);
        }
        if (!names.contains("at") || (device.isEmpty() && !names.contains("device"))) {
            throw new Fault(
                    "the file has not the columns \"device\" and \"at\"",
                    "its first line names the columns: device,at,temperature; without \"device\" say whose they are with --device NAME");
        }
        return read;
    }

    private static Column column(String cell) {
        int bracket = cell.indexOf(" [");
        return bracket > 0 && cell.endsWith("]") && !OWN.contains(cell.substring(0, bracket))
                ? new Column(cell.substring(0, bracket), Optional.of(cell.substring(bracket + 2, cell.length() - 1)))
                : new Column(cell, Optional.empty());
    }

    private Optional<CSVRecord> record() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new Fault(
                    "line " + (parser.getCurrentLineNumber() + 1) + " is no CSV: a quote that is not closed, perhaps",
                    "nothing from this line on was sent; correct it and send the file again",
                    e);
        }
    }

    /** Semicolon when the header has more of them than commas: then numbers may have a decimal comma. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(1 << 16);
        String header = Optional.ofNullable(in.readLine()).orElse("");
        in.reset();
        long semicolons = header.chars().filter(c -> c == ';').count();
        return semicolons > header.chars().filter(c -> c == ',').count() ? ';' : ',';
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
