package org.govchain.service.streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.govchain.stream.LeafKind;

/** What was in the streams before, as far as a group of leaves asks for it, and what the group itself has put there. */
final class Earlier {

    /** An instant of measuring in a stream. */
    record Instant(long stream, long measured) {}

    private final Map<Instant, List<Row>> rows = new HashMap<>();
    private final Set<GapBook.Count> sessions = new HashSet<>();
    private final GapBook gaps = new GapBook();

    void add(Row row) {
        rows.computeIfAbsent(new Instant(row.stream(), row.measured()), _ -> new ArrayList<>(1))
                .add(row);
    }

    void addSession(GapBook.Count session) {
        sessions.add(session);
    }

    /** Where the same was measured at the same instant. */
    OptionalLong same(long stream, long measured, byte[] payload) {
        return at(stream, measured).stream()
                .filter(row -> Arrays.equals(row.payload(), payload))
                .mapToLong(Row::position)
                .findFirst();
    }

    /** Whether there is a reading of that instant. */
    boolean hasReading(long stream, long measured) {
        return at(stream, measured).stream().anyMatch(row -> row.kind() == LeafKind.READING);
    }

    boolean knows(GapBook.Count session) {
        return sessions.contains(session);
    }

    GapBook gaps() {
        return gaps;
    }

    private List<Row> at(long stream, long measured) {
        return rows.getOrDefault(new Instant(stream, measured), List.of());
    }
}
