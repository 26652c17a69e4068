package org.govchain.service.sensors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;

/** Takes a body apart into readings; a line that is none is an empty element, so that the others count. */
final class ReadingLines {

    /** Most readings of a batch. */
    static final int MOST = 10_000;

    private ReadingLines() {}

    /** The readings; empty when there are none or too many, or when the body as a whole is not what its type says. */
    static Optional<List<Optional<SentElement>>> read(byte[] body, String type) {
        return switch (type) {
            case "application/x-ndjson" -> lines(body);
            case "application/json" -> document(body);
            default -> Optional.empty();
        };
    }

    /** An array, or a reading that is alone. */
    private static Optional<List<Optional<SentElement>>> document(byte[] body) {
        return StrictJson.parse(body)
                .filter(document -> !document.isEmpty())
                .map(document -> document.isObject() ? List.of(document) : elements(document))
                .filter(elements -> !elements.isEmpty() && elements.size() <= MOST)
                .map(elements -> elements.stream().map(SentElement::read).toList());
    }

    private static List<JsonNode> elements(JsonNode document) {
        return document.isArray() ? List.copyOf(document.values()) : List.of();
    }

    private static Optional<List<Optional<SentElement>>> lines(byte[] body) {
        List<Optional<SentElement>> readings = new ArrayList<>();
        int start = 0;
        while (start < body.length && readings.size() <= MOST) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (!isBlank(body, start, end)) {
                readings.add(
                        StrictJson.parse(Arrays.copyOfRange(body, start, end)).flatMap(SentElement::read));
            }
            start = end + 1;
        }
        return readings.isEmpty() || readings.size() > MOST ? Optional.empty() : Optional.of(readings);
    }

    private static boolean isBlank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\r' && body[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
