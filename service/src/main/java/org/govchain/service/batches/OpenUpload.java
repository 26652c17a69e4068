package org.govchain.service.batches;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The upload of a batch, open where its next row begins: whoever goes on with it need not read it from the beginning. */
final class OpenUpload implements Closeable {

    private final UUID batch;
    private final Optional<String> storageKey;
    private final RowReader reader;
    private int next;

    OpenUpload(Batch batch, RowReader reader) {
        this.batch = batch.id();
        this.storageKey = batch.storageKey();
        this.reader = reader;
        this.next = 1;
    }

    /** Passes over the rows of this batch that are decided. */
    void passOver(Batch decided) throws IOException {
        reader.skip(decided.done());
        next = decided.nextRow();
    }

    /** Whether it stands before the next row of this batch; an upload that was forgotten meanwhile is not read on. */
    boolean isBefore(Batch other) {
        return batch.equals(other.id()) && next == other.nextRow() && storageKey.equals(other.storageKey());
    }

    /** The next rows, at most so many; none at the end. */
    List<Row> read(int most) throws IOException {
        List<Row> rows = new ArrayList<>(most);
        Optional<Row> row = reader.next();
        while (row.isPresent()) {
            rows.add(row.get());
            row = rows.size() < most ? reader.next() : Optional.empty();
        }
        next += rows.size();
        return rows;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
