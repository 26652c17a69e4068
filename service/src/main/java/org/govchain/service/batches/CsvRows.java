package org.govchain.service.batches;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.govchain.service.issuance.TypeForm;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file (RFC 4180); columns are separated by comma, semicolon or tab, whichever the header has most of. */
final class CsvRows implements RowReader {

    private static final String SEPARATORS = ",;\t";

    private final RecordLimit text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Columns columns;
    private int number;
    private long line = 1;
    private @Nullable Fault unreadable;

    private CsvRows(RecordLimit text, CSVParser parser, Iterator<CSVRecord> records, Columns columns) {
        this.text = text;
        this.parser = parser;
        this.records = records;
        this.columns = columns;
    }

    static Upload.Opened open(BufferedReader in, TypeForm type, @Nullable String keyColumn) throws IOException {
        char separator = separator(in);
        RecordLimit text = new RecordLimit(in, LONGEST_ROW);
        CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(text);
        try {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                return unusable(parser, new Fault(0, 1, "", "the file is empty"));
            }
            return switch (Columns.of(records.next().toList(), type, keyColumn)) {
                case Columns.Result.Faulty faulty ->
                    unusable(parser, faulty.faults().toArray(Fault[]::new));
                case Columns.Result.Read read ->
                    new Upload.Opened.Rows(new CsvRows(text, parser, records, read.columns()));
            };
        } catch (UncheckedIOException e) {
            return unusable(parser, new Fault(0, 1, "", reason(e)));
        }
    }

    private static Upload.Opened unusable(CSVParser parser, Fault... faults) throws IOException {
        parser.close();
        return new Upload.Opened.Unusable(List.of(faults));
    }

    @Override
    public Optional<Row> next() throws IOException {
        return record().map(cells -> columns.row(number, line, cells));
    }

    @Override
    public void skip(int rows) throws IOException {
        for (int i = 0; i < rows; i++) {
            if (record().isEmpty()) {
                throw RowReader.tooFew();
            }
        }
    }

    private Optional<List<String>> record() {
        if (unreadable != null) {
            return Optional.empty();
        }
        try {
            while (true) {
                line = parser.getCurrentLineNumber() + 1;
                text.nextRecord();
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                List<String> cells = records.next().toList();
                // Spreadsheets like to write rows of nothing but separators below the last one.
                if (!cells.stream().allMatch(String::isBlank)) {
                    number++;
                    return Optional.of(cells);
                }
            }
        } catch (UncheckedIOException e) {
            unreadable = new Fault(number + 1, line, "", reason(e));
            return Optional.empty();
        }
    }

    @Override
    public Optional<Fault> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    /** Only what is wrong with the text; a storage that fails is an outage. */
    private static String reason(UncheckedIOException e) {
        return switch (e.getCause()) {
            case RecordLimit.Exceeded _ ->
                "from here on the file cannot be read: the row is longer than " + LONGEST_ROW
                        + " characters, or a quote is opened and never closed";
            case CSVException _ ->
                "from here on the file cannot be read: a quote is opened and never closed, or text follows a closing quote";
            case null, default -> throw e;
        };
    }

    /** Looks at the header without consuming it. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(LONGEST_ROW);
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 1; i < LONGEST_ROW; i++) {
            int c = in.read();
            if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) {
                break;
            }
            quoted ^= c == '"';
            int place = quoted ? -1 : SEPARATORS.indexOf(c);
            if (place >= 0) {
                counts[place]++;
            }
        }
        in.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
