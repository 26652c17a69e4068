package org.govchain.service.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private final Office office = Office.shared();

    /** The access table is what may be called; the document must not be silent about any of it. */
    @Test
    void describesEveryEndpointOfTheService() {
        JsonNode paths = office.get("/openapi").json().get("paths");
        Set<String> described = paths.propertyNames().stream()
                .flatMap(path -> paths.get(path).propertyNames().stream()
                        .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path))
                .collect(toSet());
        Set<String> served = AccessTable.RULES.stream()
                .filter(rule ->
                        !rule.path().startsWith("/actuator") && !rule.path().startsWith("/openapi"))
                .map(rule -> rule.method() + " " + rule.path())
                .collect(toSet());
        assertThat(described).containsExactlyInAnyOrderElementsOf(served);
    }
}
