package org.govchain.service.batches;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.issuance.Author;
import org.govchain.service.issuance.BulkIssuing;
import org.govchain.service.issuance.TypeForm;
import org.govchain.service.issuance.TypeForms;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes uploads into the encrypted storage, counts their rows and reads them again. */
@Component
@EnableConfigurationProperties(BatchProperties.class)
class Uploads {

    static final int MOST_ROWS = 1_000_000;
    private static final int FORGET_AT_ONCE = 20;

    /** What came of an upload. */
    sealed interface Result {
        record Taken(Batch batch) implements Result {}

        /** The same bytes were uploaded before. */
        record Known(Batch batch) implements Result {}

        /** Nothing of it is kept. */
        record Refused(Refusal refusal, List<Fault> faults) implements Result {}
    }

    private final Attachments storage;
    private final DocumentKeys keys;
    private final BatchStore batches;
    private final BulkIssuing bulk;
    private final TypeForms types;
    private final BatchProperties properties;
    private final Clock clock;

    Uploads(
            Attachments storage,
            DocumentKeys keys,
            BatchStore batches,
            BulkIssuing bulk,
            TypeForms types,
            BatchProperties properties,
            Clock clock) {
        this.storage = storage;
        this.keys = keys;
        this.batches = batches;
        this.bulk = bulk;
        this.types = types;
        this.properties = properties;
        this.clock = clock;
    }

    Result take(
            AuthorityId authority,
            String typeName,
            BatchFormat format,
            @Nullable String keyColumn,
            InputStream body,
            Author by)
            throws IOException {
        Optional<Refusal> closed = bulk.closed(typeName);
        if (closed.isPresent()) {
            return new Result.Refused(closed.get(), List.of());
        }
        TypeForm type = types.find(typeName).orElseThrow();
        UUID id = UUID.randomUUID();
        Optional<Attachments.Stored> stored = storage.store(authority, id, body);
        if (stored.isEmpty()) {
            keys.destroy(id);
            return refused(RefusalCode.TOO_LARGE, "the upload is larger than this installation accepts");
        }
        boolean taken = false;
        try {
            Attachments.Stored upload = stored.get();
            Optional<Batch> before = batches.sameUpload(authority, typeName, upload.sha256());
            if (before.isPresent()) {
                return new Result.Known(before.get());
            }
            Counted counted = count(id, upload, format, type, keyColumn);
            if (!counted.faults.isEmpty()) {
                return new Result.Refused(refusal(counted.faults), counted.faults);
            }
            taken = batches.insert(id, authority, typeName, format, keyColumn, upload, counted.rows, by);
            return taken
                    ? new Result.Taken(batches.find(authority, id).orElseThrow())
                    : new Result.Known(batches.sameUpload(authority, typeName, upload.sha256())
                            .orElseThrow());
        } finally {
            if (!taken) {
                storage.delete(stored.get().storageKey());
                keys.destroy(id);
            }
        }
    }

    /** Opens the upload of a batch; its header was read before and is sound. */
    RowReader open(Batch batch) throws IOException {
        TypeForm type = types.find(batch.type())
                .orElseThrow(() -> new IllegalStateException("the type of a batch is no more: " + batch.type()));
        InputStream in = storage.open(batch.id(), batch.storageKey().orElseThrow());
        return switch (Upload.open(batch.format(), in, type, batch.keyColumn().orElse(null))) {
            case Upload.Opened.Rows rows -> rows.reader();
            case Upload.Opened.Unusable _ ->
                throw new IllegalStateException("the columns of a batch do not fit its type any more");
        };
    }

    /** Destroys the key and the file of uploads whose batches ended long enough ago. */
    void forgetOld() {
        for (Batch batch : batches.toForget(clock.instant().minus(properties.keepUploadsFor()), FORGET_AT_ONCE)) {
            keys.destroy(batch.id());
            batch.storageKey().ifPresent(storage::delete);
            batches.forgotten(batch.id());
        }
    }

    private record Counted(int rows, List<Fault> faults) {}

    /** Reads all of it once: a file that cannot be read to its end is refused before anything is issued from it. */
    private Counted count(
            UUID id, Attachments.Stored upload, BatchFormat format, TypeForm type, @Nullable String keyColumn)
            throws IOException {
        switch (Upload.open(format, storage.open(id, upload.storageKey()), type, keyColumn)) {
            case Upload.Opened.Unusable unusable -> {
                return new Counted(0, unusable.faults());
            }
            case Upload.Opened.Rows opened -> {
                try (RowReader reader = opened.reader()) {
                    int rows = 0;
                    while (rows <= MOST_ROWS && reader.next().isPresent()) {
                        rows++;
                    }
                    List<Fault> faults = new ArrayList<>();
                    reader.unreadable().ifPresent(faults::add);
                    if (rows == 0 && faults.isEmpty()) {
                        faults.add(new Fault(0, 1, "", "the file has no rows"));
                    }
                    if (rows > MOST_ROWS) {
                        faults.add(new Fault(rows, 0, "", "a batch has at most " + MOST_ROWS + " rows"));
                    }
                    return new Counted(rows, faults);
                }
            }
        }
    }

    private static Refusal refusal(List<Fault> faults) {
        return new Refusal(
                RefusalCode.BATCH_UNREADABLE,
                "the file cannot be read as rows of this type; nothing of it was kept",
                faults.stream()
                        .map(fault -> (fault.row() == 0 ? "header" : "row " + fault.row() + ", line " + fault.line())
                                + ": " + fault.text())
                        .toList());
    }

    private static Result refused(RefusalCode code, String detail) {
        return new Result.Refused(Refusal.of(code, detail), List.of());
    }
}
