package org.govchain.service.batches;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.jose.StrictJson;
import org.govchain.service.issuance.BulkIssuing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of newline-delimited JSON: {@code {"claims", "validFrom"?, "validUntil"?, "key"?}}. */
final class NdjsonRows implements RowReader {

    private static final Set<String> MEMBERS = Set.of("claims", "validFrom", "validUntil", "key");

    private final BufferedReader in;
    private int number;
    private long line;

    NdjsonRows(BufferedReader in) {
        this.in = in;
    }

    @Override
    public Optional<Row> next() throws IOException {
        StringBuilder text = new StringBuilder();
        int length = record(text);
        if (length < 0) {
            return Optional.empty();
        }
        return Optional.of(
                length > LONGEST_ROW
                        ? Row.faulty(number, line, "the line is longer than " + LONGEST_ROW + " characters")
                        : row(number, text.toString()));
    }

    @Override
    public void skip(int rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            if (record(text) < 0) {
                throw RowReader.tooFew();
            }
        }
    }

    /** The length of the next line that is not blank, or -1 at the end. */
    private int record(StringBuilder text) throws IOException {
        while (true) {
            text.setLength(0);
            int length = line(text);
            if (length < 0) {
                return -1;
            }
            line++;
            if (length > LONGEST_ROW || !text.toString().isBlank()) {
                number++;
                return length;
            }
        }
    }

    /** Its length, or -1 at the end; of a line that is too long only the beginning is kept. */
    private int line(StringBuilder text) throws IOException {
        int length = 0;
        int c = in.read();
        if (c < 0) {
            return -1;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (length++ < LONGEST_ROW) {
                text.append((char) c);
            }
        }
        return length;
    }

    private Row row(int row, String text) {
        if (text.indexOf(Upload.NOT_UTF_8) >= 0) {
            return Row.faulty(row, line, "the line " + Upload.NOT_UTF_8_REASON);
        }
        Optional<ObjectNode> json = StrictJson.parseObject(text);
        if (json.isEmpty()) {
            return Row.faulty(row, line, "the line is not one JSON object");
        }
        List<Fault> faults = new ArrayList<>();
        json.get().propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> faults.add(fault(row, name, "a row has no such member")));
        LocalDate from = date(json.get(), "validFrom", row, faults);
        LocalDate until = date(json.get(), "validUntil", row, faults);
        JsonNode key = json.get().get("key");
        if (key != null && !(key.isString() && OwnKeys.isOne(key.stringValue()))) {
            faults.add(fault(row, "key", OwnKeys.FORM));
        }
        if (!(json.get().get("claims") instanceof ObjectNode)) {
            faults.add(fault(row, "claims", "a row has claims, a JSON object"));
        }
        return new Row(
                row,
                line,
                faults.isEmpty() && key != null ? Optional.of(key.stringValue()) : Optional.empty(),
                faults.isEmpty()
                        ? Optional.of(
                                new BulkIssuing.Wanted((ObjectNode) json.get().get("claims"), from, until))
                        : Optional.empty(),
                faults);
    }

    private @Nullable LocalDate date(ObjectNode json, String member, int row, List<Fault> faults) {
        JsonNode value = json.get(member);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value.isString() ? value.stringValue() : "");
        } catch (DateTimeException e) {
            faults.add(fault(row, member, "not a date such as 2026-12-31"));
            return null;
        }
    }

    private Fault fault(int row, String column, String reason) {
        return new Fault(row, line, column, reason);
    }

    @Override
    public Optional<Fault> unreadable() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
