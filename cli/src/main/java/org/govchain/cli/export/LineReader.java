package org.govchain.cli.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines that end with U+000A, none longer than 2 MiB: a file without line ends must not fill the memory. */
public final class LineReader implements AutoCloseable {

    static final int LONGEST = 2 << 20;

    private final InputStream in;
    private long number;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /** A line; its bytes are absent when it is longer than allowed, and was skipped. */
    public record Line(long number, Optional<byte[]> bytes) {}

    /** The next line, empty at the end. */
    public Optional<Line> next() throws IOException {
        int one = in.read();
        if (one < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 13);
        boolean fits = true;
        for (; one >= 0 && one != '\n'; one = in.read()) {
            fits = fits && line.size() < LONGEST;
            if (fits) {
                line.write(one);
            }
        }
        number++;
        return Optional.of(new Line(number, fits ? Optional.of(line.toByteArray()) : Optional.empty()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
