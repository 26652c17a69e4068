package org.govchain.service.batches;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.BulkIssuing;
import org.govchain.service.issuance.BulkIssuing.Judgement;
import org.govchain.service.refusal.Refusal;
import org.springframework.stereotype.Component;

/** The dry run: judges every row as the batch would, issues nothing, and lists all that is wrong. */
@Component
class CheckReport {

    static final List<String> COLUMNS = List.of("row", "line", "column", "reason");

    private final Uploads uploads;
    private final BulkIssuing bulk;
    private final OwnKeys keys;

    CheckReport(Uploads uploads, BulkIssuing bulk, OwnKeys keys) {
        this.uploads = uploads;
        this.bulk = bulk;
        this.keys = keys;
    }

    /** Streams the report: a line for each fault, then, as NDJSON, how many rows there are and how many are faulty. */
    void write(Batch batch, BatchFormat format, OutputStream out) throws IOException {
        try (RowReader reader = uploads.open(batch);
                ReportLines lines = new ReportLines(format, COLUMNS, out)) {
            SeenKeys seen = new SeenKeys();
            int total = 0;
            int faulty = 0;
            List<Row> chunk = chunk(reader);
            while (!chunk.isEmpty()) {
                Map<Integer, List<Fault>> faults = faults(batch, chunk, seen);
                for (Row row : chunk) {
                    for (Fault fault : faults.getOrDefault(row.number(), List.of())) {
                        line(lines, fault);
                    }
                }
                total += chunk.size();
                faulty += faults.size();
                chunk = chunk(reader);
            }
            Map<String, Integer> counts = new LinkedHashMap<>();
            counts.put("rows", total);
            counts.put("faulty", faulty);
            lines.summary(counts);
        }
    }

    /** The report about a file that cannot be read as rows. */
    static void write(List<Fault> faults, BatchFormat format, OutputStream out) throws IOException {
        try (ReportLines lines = new ReportLines(format, COLUMNS, out)) {
            for (Fault fault : faults) {
                line(lines, fault);
            }
            lines.summary(Map.of("faulty", faults.size()));
        }
    }

    private static void line(ReportLines lines, Fault fault) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("row", fault.row());
        values.put("line", fault.line());
        if (!fault.column().isEmpty()) {
            values.put("column", fault.column());
        }
        values.put("reason", fault.reason());
        lines.line(values);
    }

    private static List<Row> chunk(RowReader reader) throws IOException {
        List<Row> chunk = new ArrayList<>();
        for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            chunk.add(row.get());
            if (chunk.size() == BulkIssuing.MOST) {
                break;
            }
        }
        return chunk;
    }

    private Map<Integer, List<Fault>> faults(Batch batch, List<Row> chunk, SeenKeys seen) {
        Map<Integer, List<Fault>> faults = new LinkedHashMap<>();
        List<Row> readable = new ArrayList<>();
        for (Row row : chunk) {
            if (!row.faults().isEmpty()) {
                faults.put(row.number(), row.faults());
            } else {
                readable.add(row);
            }
        }
        List<Judgement> judgements = bulk.judge(
                batch.authority(),
                batch.type(),
                readable.stream().map(row -> row.wanted().orElseThrow()).toList());
        for (int i = 0; i < readable.size(); i++) {
            if (judgements.get(i) instanceof Judgement.Faulty(Refusal refusal)) {
                faults.put(readable.get(i).number(), faults(readable.get(i), refusal));
            }
        }
        repeatedKeys(batch.authority(), batch.type(), readable, seen)
                .forEach(fault -> faults.computeIfAbsent(fault.row(), _ -> new ArrayList<>())
                        .add(fault));
        return faults;
    }

    private List<Fault> repeatedKeys(AuthorityId authority, String type, List<Row> readable, SeenKeys seen) {
        return readable.stream()
                .filter(row -> row.key()
                        .filter(key -> !seen.add(keys.hash(authority, type, key)))
                        .isPresent())
                .sorted(Comparator.comparingInt(Row::number))
                .map(row -> new Fault(row.number(), row.line(), "", "has the own key of an earlier row"))
                .toList();
    }

    /** A violation reads "pointer: rule". */
    static List<Fault> faults(Row row, Refusal refusal) {
        List<Fault> faults = new ArrayList<>();
        for (String violation : refusal.violations()) {
            int end = violation.startsWith("/") ? violation.indexOf(": ") : -1;
            faults.add(
                    end < 0
                            ? new Fault(
                                    row.number(),
                                    row.line(),
                                    "",
                                    violation.startsWith(": ") ? violation.substring(2) : violation)
                            : new Fault(
                                    row.number(),
                                    row.line(),
                                    violation.substring(0, end),
                                    violation.substring(end + 2)));
        }
        if (faults.isEmpty()) {
            faults.add(new Fault(row.number(), row.line(), "", refusal.detail()));
        }
        return faults;
    }
}
