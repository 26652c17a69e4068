package org.govchain.service.streams;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Numbers of the devices' counters that may still come, as far as a group of leaves asks for them; remembers what changes. */
final class GapBook {

    /** The counter of a stream. */
    record Count(long stream, String session) {}

    /** The first missing number of a gap. */
    record Start(Count count, long first) {}

    private final Map<Count, TreeMap<Long, Long>> gaps = new HashMap<>();
    private final Set<Start> removed = new LinkedHashSet<>();
    private final Map<Start, Long> added = new LinkedHashMap<>();

    /** Told what is stored. */
    void load(Count count, long first, long last) {
        gaps.computeIfAbsent(count, _ -> new TreeMap<>()).put(first, last);
    }

    /** Numbers that did not come. */
    void open(Count count, long first, long last) {
        load(count, first, last);
        added.put(new Start(count, first), last);
    }

    /** Takes a number out of its gap. @return false when it is missing in none */
    boolean fill(Count count, long number) {
        Map.Entry<Long, Long> gap = gaps.getOrDefault(count, new TreeMap<>()).floorEntry(number);
        if (gap == null || gap.getValue() < number) {
            return false;
        }
        remove(new Start(count, gap.getKey()));
        if (gap.getKey() < number) {
            open(count, gap.getKey(), number - 1);
        }
        if (number < gap.getValue()) {
            open(count, number + 1, gap.getValue());
        }
        return true;
    }

    /** Stored gaps that are no more. */
    Set<Start> removed() {
        return removed;
    }

    /** Gaps to be stored, with their last missing numbers. */
    Map<Start, Long> added() {
        return added;
    }

    private void remove(Start start) {
        gaps.getOrDefault(start.count(), new TreeMap<>()).remove(start.first());
        if (added.remove(start) == null) {
            removed.add(start);
        }
    }
}
