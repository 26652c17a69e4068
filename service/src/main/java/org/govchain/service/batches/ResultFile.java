package org.govchain.service.batches;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What became of every row so far, in the order of the upload; own keys come from the upload while it is kept. */
@Component
class ResultFile {

    private static final List<String> COLUMNS =
            List.of("row", "key", "outcome", "documentId", "credentialId", "draftId", "link", "reason");
    private static final int PAGE = 1_000;

    private final RowStore rows;
    private final Uploads uploads;

    ResultFile(RowStore rows, Uploads uploads) {
        this.rows = rows;
        this.uploads = uploads;
    }

    void write(Batch batch, BatchFormat format, OutputStream out) throws IOException {
        boolean hasKeys = batch.storageKey().isPresent()
                && (batch.keyColumn().isPresent() || batch.format() == BatchFormat.NDJSON);
        if (hasKeys) {
            try (RowReader upload = uploads.open(batch)) {
                write(batch, format, out, Optional.of(upload));
            }
        } else {
            write(batch, format, out, Optional.empty());
        }
    }

    private void write(Batch batch, BatchFormat format, OutputStream out, Optional<RowReader> upload)
            throws IOException {
        try (ReportLines lines = new ReportLines(format, COLUMNS, out)) {
            List<RowResult> page = rows.after(batch.id(), 0, PAGE);
            while (!page.isEmpty()) {
                for (RowResult result : page) {
                    Optional<Row> row = upload.isPresent() ? upload.get().next() : Optional.empty();
                    lines.line(values(result, row.flatMap(Row::key)));
                }
                page = rows.after(batch.id(), page.getLast().row(), PAGE);
            }
        }
    }

    private static Map<String, Object> values(RowResult result, Optional<String> key) {
        Map<String, Object> values = new HashMap<>();
        values.put("row", result.row());
        key.ifPresent(it -> values.put("key", it));
        values.put("outcome", result.outcome().toLowerCase(Locale.ROOT));
        Object document = result.documentId();
        Object credential = result.credentialId();
        if (document != null && credential != null) {
            values.put("documentId", document);
            values.put("credentialId", credential);
            values.put("link", "/api/credentials/" + credential);
        } else if (document != null) {
            values.put("documentId", document);
        }
        Object draft = result.draftId();
        if (draft != null) {
            values.put("draftId", draft);
            values.put("link", "/api/drafts/" + draft);
        }
        String reason = result.reasonOrNull();
        if (reason != null) {
            values.put("reason", reason);
        }
        return values;
    }
}
