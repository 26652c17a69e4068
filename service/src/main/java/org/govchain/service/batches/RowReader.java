package org.govchain.service.batches;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads an upload row by row; memory stays at one row whatever the file's size. */
interface RowReader extends Closeable {

    /** Longest row, in characters. */
    int LONGEST_ROW = 256 * 1024;

    /** The next row; empty at the end, and after the fault that made the rest unreadable. */
    Optional<Row> next() throws IOException;

    /** Passes over so many rows without looking at what they say. @throws IllegalStateException when there are fewer */
    void skip(int rows) throws IOException;

    /** Why the rest of the file cannot be read, once {@link #next} came there. */
    Optional<Fault> unreadable();

    /** An upload is read to its end before anything comes of it: this cannot be. */
    static IllegalStateException tooFew() {
        return new IllegalStateException("an upload has fewer rows than were counted");
    }
}
