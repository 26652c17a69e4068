package org.govchain.service.batches;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govchain.service.issuance.TypeForm;
import org.jspecify.annotations.Nullable;

/** Opens an upload for reading: UTF-8 with or without a byte order mark, nothing else. */
final class Upload {

    /** What the decoder puts in the place of bytes that are not UTF-8. */
    static final char NOT_UTF_8 = '\uFFFD';

    static final String NOT_UTF_8_REASON =
            "has bytes that are not UTF-8, as Windows-1252 (ANSI) would; save the file as UTF-8 (\"CSV UTF-8\")";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int PEEKED = 4;
    private static final int BUFFER = 64 * 1024;

    /** What came of opening. */
    sealed interface Opened {
        record Rows(RowReader reader) implements Opened {}

        record Unusable(List<Fault> faults) implements Opened {}
    }

    private Upload() {}

    /** Reads the header; the reader closes the stream. */
    static Opened open(BatchFormat format, InputStream in, TypeForm type, @Nullable String keyColumn)
            throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, PEEKED);
        if (isUtf16(bytes)) {
            in.close();
            return new Opened.Unusable(List.of(
                    new Fault(0, 1, "", "the file is UTF-16 (\"Unicode text\"); save it as UTF-8 (\"CSV UTF-8\")")));
        }
        BufferedReader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), BUFFER);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return switch (format) {
            case CSV -> CsvRows.open(text, type, keyColumn);
            case NDJSON -> new Opened.Rows(new NdjsonRows(text));
        };
    }

    /** By its mark, or by a zero byte where text in UTF-8 has none. */
    private static boolean isUtf16(PushbackInputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(PEEKED);
        bytes.unread(first);
        for (byte one : first) {
            if (one == 0) {
                return true;
            }
        }
        return first.length > 1
                && ((first[0] == (byte) 0xff && first[1] == (byte) 0xfe)
                        || (first[0] == (byte) 0xfe && first[1] == (byte) 0xff));
    }
}
