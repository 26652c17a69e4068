package org.govchain.types;

import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of document, as {@code <name>.json} describes it; docs/credential-types.md explains each member.
 *
 * @param name the last segment of the type's URI ({@code vct})
 * @param version from 1; each change of the file is a new version
 * @param profile number of the TR-03171 seal profile
 * @param leikaId the 14-digit keys of the public service, separated by semicolons, when the authority entered them
 * @param approval whether a second person approves before a document is sealed
 * @param retention how long after its end a document's data is kept
 * @param search claims that documents are searched by
 * @param preselected claims that a hand-over shows unless the holder chooses otherwise
 * @param claims JSON Schema 2020-12 of the claims; its top-level properties are the claims
 * @param labels one per claim
 * @param help a sentence for whoever fills in the claim; not every claim has one
 * @param text how a structured claim reads as text, per claim
 */
public record CredentialType(
        String name,
        int version,
        UUID profile,
        Label label,
        String category,
        @Nullable String leikaId,
        Label legalBasis,
        ApprovalRule approval,
        Period retention,
        ValidityRule validity,
        List<SearchField> search,
        List<String> preselected,
        NoticeLayout notice,
        ObjectNode claims,
        Map<String, Label> labels,
        Map<String, Label> help,
        Map<String, TextTemplate> text,
        SealLayout seal) {

    /** What the member {@code format} of a type file says. */
    public static final String FORMAT = "govchain-credential-type/1";

    public CredentialType {
        search = List.copyOf(search);
        preselected = List.copyOf(preselected);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        help = Map.copyOf(help);
        text = Map.copyOf(text);
    }

    /** A claim as the notice prints it: one line, or one for each element of a list of objects. */
    public List<String> lines(String claim, JsonNode value) {
        TextTemplate template = text.get(claim);
        if (template == null) {
            boolean day =
                    value.isString() && SchemaShape.of(claims).member(claim).isDate();
            return List.of(day ? TextTemplate.germanDate(value) : TextTemplate.plain(value));
        }
        return value.isArray()
                ? value.values().stream().map(template::render).toList()
                : List.of(template.render(value));
    }
}
