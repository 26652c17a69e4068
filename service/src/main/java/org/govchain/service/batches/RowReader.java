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

    /** Why the rest of the file cannot be read, once {@link #next} came there. */
    Optional<Fault> unreadable();
}
