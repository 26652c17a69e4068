package org.govchain.service.batches;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.govchain.jose.JsonText;

/**
 * Writes lines of a report as CSV or NDJSON. In CSV nothing can be taken for a formula: every cell is quoted, and one that begins like
 * a formula gets an apostrophe in front (OWASP, CSV injection).
 */
final class ReportLines implements Closeable {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BatchFormat format;
    private final List<String> columns;
    private final BufferedWriter out;
    private final CSVPrinter csv;

    /** Writes the header, in CSV with the byte order mark by which spreadsheets know UTF-8. */
    ReportLines(BatchFormat format, List<String> columns, OutputStream to) throws IOException {
        this.format = format;
        this.columns = List.copyOf(columns);
        this.out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        this.csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get());
        if (format == BatchFormat.CSV) {
            out.write(BYTE_ORDER_MARK);
            csv.printRecord(columns);
        }
    }

    /** One line; a column without a value is empty in CSV and absent in NDJSON. Numbers stay numbers. */
    void line(Map<String, Object> values) throws IOException {
        if (format == BatchFormat.CSV) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                cells.add(harmless(String.valueOf(values.getOrDefault(column, ""))));
            }
            csv.printRecord(cells);
            return;
        }
        JsonText json = new JsonText(256).raw("{");
        boolean first = true;
        for (String column : columns) {
            Object value = values.get(column);
            if (value != null) {
                json.raw(first ? "" : ",");
                first = false;
                if (value instanceof Number number) {
                    json.member(column, number.longValue());
                } else {
                    json.member(column, value.toString());
                }
            }
        }
        out.write(json.raw("}\n").toString());
    }

    /** The last line of NDJSON; CSV has no place for it. */
    void summary(Map<String, Integer> counts) throws IOException {
        if (format == BatchFormat.NDJSON) {
            JsonText json = new JsonText(64).raw("{\"summary\":{");
            boolean first = true;
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                json.raw(first ? "" : ",").member(count.getKey(), count.getValue());
                first = false;
            }
            out.write(json.raw("}}\n").toString());
        }
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        out.flush();
    }
}
