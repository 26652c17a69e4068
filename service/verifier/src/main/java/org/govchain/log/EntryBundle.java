package org.govchain.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * 1 to 256 consecutive entries of the log, each with a big-endian length of two bytes before it (C2SP tlog-tiles).
 *
 * @param coordinates which entries
 * @param entries as many as the width says
 */
public record EntryBundle(EntryBundleCoordinates coordinates, List<LogEntry> entries) {

    /** Copies the entries; throws {@link IllegalArgumentException} when they are not as many as the width says. */
    public EntryBundle {
        entries = List.copyOf(entries);
        if (entries.size() != coordinates.width()) {
            throw new IllegalArgumentException("a bundle of width " + coordinates.width() + " got " + entries.size());
        }
    }

    /** The bytes that are served. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (LogEntry entry : entries) {
            byte[] one = entry.bytes();
            bytes.write(one.length >>> 8);
            bytes.write(one.length);
            bytes.write(one, 0, one.length);
        }
        return bytes.toByteArray();
    }

    /** Reads exactly as many entries as the width says, with no byte left over. */
    public static Parsed<EntryBundle> parse(EntryBundleCoordinates coordinates, byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<LogEntry> entries = new ArrayList<>(coordinates.width());
        for (int i = 0; i < coordinates.width(); i++) {
            int length = rest.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(rest.getShort());
            if (length < 0 || length > rest.remaining()) {
                return new Parsed.Malformed<>("entry bundle is cut off");
            }
            byte[] one = new byte[length];
            rest.get(one);
            switch (LogEntry.parse(one)) {
                case Parsed.Ok<LogEntry> ok -> entries.add(ok.value());
                case Parsed.Malformed<LogEntry> malformed -> {
                    return new Parsed.Malformed<>(malformed.reason());
                }
            }
        }
        return rest.hasRemaining()
                ? new Parsed.Malformed<>("entry bundle has bytes left over")
                : new Parsed.Ok<>(new EntryBundle(coordinates, entries));
    }
}
