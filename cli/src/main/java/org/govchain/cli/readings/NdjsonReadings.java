package org.govchain.cli.readings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.govchain.cli.export.LineReader;
import org.govchain.cli.terminal.Fault;

/** Lines of JSON, handed on as they are: what is wrong with one, the service says. */
final class NdjsonReadings implements ReadingRows {

    private final LineReader lines;

    NdjsonReadings(InputStream in) {
        this.lines = new LineReader(in);
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (true) {
            Optional<LineReader.Line> line = lines.next();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes = line.get()
                    .bytes()
                    .orElseThrow(() -> new Fault(
                            "line " + line.get().number() + " is longer than 2 MiB",
                            "a reading is a line of JSON; nothing from this line on was sent"));
            if (!isBlank(bytes)) {
                return Optional.of(new Row(line.get().number(), bytes));
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
