package org.govchain.service.issuance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A kind of document, as {@code credential-types/<name>.json} describes it; docs/credential-types.md explains each member.
 *
 * @param format always {@value #FORMAT}
 * @param name the last segment of the type's URI ({@code vct})
 * @param profile number of the TR-03171 seal profile
 * @param leikaId the 14-digit key of the public service, when the authority entered it
 * @param claims JSON Schema 2020-12 of the claims; its top-level properties are the claims
 * @param text how a structured claim reads as text, per claim
 */
record CredentialType(
        String format,
        String name,
        UUID profile,
        Label label,
        String category,
        @Nullable String leikaId,
        Label legalBasis,
        ValidityRule validity,
        NoticeLayout notice,
        JsonNode claims,
        Map<String, Label> labels,
        Map<String, TextTemplate> text,
        SealLayout seal) {

    static final String FORMAT = "govchain-credential-type/1";

    /** The same words in the two languages of the product. */
    record Label(String de, String en) {}

    /** A heading of the notice and the claims under it. */
    record Section(Label title, List<String> claims) {}

    /**
     * What the notice (Bescheid) says around its claims.
     *
     * @param addressee claim with the person the notice is addressed to
     * @param conditions claim with the list of conditions (Auflagen)
     */
    record NoticeLayout(
            Label opening,
            @Nullable Label lapse,
            Label remedy,
            String addressee,
            String fileNumber,
            String conditions,
            List<Section> sections) {}

    /** The claims an inspector needs, and how many bytes the whole seal may have. */
    record SealLayout(int budget, List<SealEntry> entries) {}

    /**
     * One content entry of the seal.
     *
     * @param tag 10 to 254
     * @param claim JSON pointer into the claims; an absent optional claim leaves the entry out
     * @param text how a structured claim reads; absent for text, numbers and lists of them
     * @param abbreviations shorter words for values of a list, so that the seal stays within its budget
     */
    record SealEntry(
            int tag,
            String name,
            String description,
            String claim,
            @Nullable TextTemplate text,
            @JsonProperty("short") @Nullable Map<String, String> abbreviations) {

        /** The claim as the seal says it. */
        String read(JsonNode value) {
            if (text != null) {
                return text.render(value);
            }
            Map<String, String> words = abbreviations;
            if (words == null) {
                return TextTemplate.plain(value);
            }
            return value.values().stream()
                    .map(TextTemplate::plain)
                    .map(word -> words.getOrDefault(word, word))
                    .collect(Collectors.joining(", "));
        }
    }
}
