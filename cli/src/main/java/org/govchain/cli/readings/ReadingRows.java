package org.govchain.cli.readings;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Readings that stand in a file, one after the other, each as the JSON that {@code POST /api/readings} takes. */
public interface ReadingRows extends Closeable {

    /**
     * A reading, not looked at.
     *
     * @param line of the file where it begins, from 1
     * @param json one line without its end
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long line, byte[] json) {}

    /** The next one; empty at the end. @throws org.govchain.cli.terminal.Fault when the file is not of its form */
    Optional<Row> next() throws IOException;

    /** Lines of JSON, or what their first character shows to be CSV. */
    static ReadingRows open(InputStream content, Optional<String> device) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
        in.mark(1 << 12);
        int first = in.read();
        while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
            first = in.read();
        }
        in.reset();
        return first == '{' || first < 0
                ? new NdjsonReadings(in)
                : new CsvReadings(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), device);
    }
}
