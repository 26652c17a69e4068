package org.govchain.cli.readings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** How many readings were accepted, were there already, and were refused for which reason. Of several threads. */
public final class Tally {

    private long accepted;
    private long duplicates;
    private final Map<String, Long> refused = new TreeMap<>();

    /** Why a reading was refused, by an element of an answer; empty when it was not. */
    public static Optional<String> refusal(JsonNode answer) {
        return answer.has("refused") ? Optional.of(answer.path("refused").asString("")) : Optional.empty();
    }

    /** Adds the answer to a batch. */
    public synchronized void add(JsonNode answer) {
        accepted += answer.path("accepted").asLong(0);
        duplicates += answer.path("duplicates").asLong(0);
        if (answer.path("refused").asLong(0) > 0) {
            answer.path("readings")
                    .values()
                    .forEach(one -> refusal(one).ifPresent(why -> refused.merge(why, 1L, Long::sum)));
        }
    }

    public synchronized long accepted() {
        return accepted;
    }

    public synchronized long duplicates() {
        return duplicates;
    }

    public synchronized long refused() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many for which reason, by the codes of docs/sensors.md. */
    public synchronized Map<String, Long> reasons() {
        return new TreeMap<>(refused);
    }
}
