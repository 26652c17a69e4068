package org.govchain.types;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The claims an inspector needs, as a TR-03171 seal carries them.
 *
 * @param budget most bytes of the whole signed seal
 */
public record SealLayout(int budget, List<Entry> entries) {

    public SealLayout {
        entries = List.copyOf(entries);
    }

    /**
     * One content entry of the seal.
     *
     * @param tag 10 to 254
     * @param name the entry's name in the seal profile
     * @param claim JSON pointer into the claims; an absent optional claim leaves the entry out
     * @param text how a structured claim reads; absent for text, numbers and lists of them
     * @param abbreviations shorter words for values, so that the seal stays within its budget
     */
    public record Entry(
            int tag,
            String name,
            String description,
            String claim,
            @Nullable TextTemplate text,
            Map<String, String> abbreviations) {

        public Entry {
            abbreviations = Map.copyOf(abbreviations);
        }

        /** The claim as the seal says it. */
        String read(JsonNode value) {
            if (text != null) {
                return text.render(value);
            }
            return value.isArray()
                    ? value.values().stream().map(this::word).collect(Collectors.joining(", "))
                    : word(value);
        }

        private String word(JsonNode value) {
            String plain = TextTemplate.plain(value);
            return abbreviations.getOrDefault(plain, plain);
        }
    }
}
