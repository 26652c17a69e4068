package org.govchain.service.issuance;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A type as someone who fills in its claims needs it.
 *
 * @param name the type's name
 * @param schema JSON Schema 2020-12 of the claims
 * @param labels by claim, what it is called in German and English
 * @param search JSON pointers to claims that documents are searched by
 */
public record TypeForm(String name, JsonNode schema, Map<String, List<String>> labels, List<String> search) {

    public TypeForm {
        labels = Map.copyOf(labels);
        search = List.copyOf(search);
    }
}
