package org.govchain.service.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest {

    private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";

    private final Office office = Office.shared();
    private final JsonNode document = office.get("/openapi").json();

    /** The access table is what may be called; the document must not be silent about any of it. */
    @Test
    void describesEveryEndpointOfTheService() {
        JsonNode paths = document.get("paths");
        Set<String> described = paths.propertyNames().stream()
                .flatMap(path -> paths.get(path).propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path))
                .collect(toSet());
        Set<String> served = AccessTable.RULES.stream()
                .filter(rule ->
                        !rule.path().startsWith("/actuator") && !rule.path().startsWith("/openapi"))
                .map(rule -> rule.method() + " " + rule.path())
                .collect(toSet());
        assertThat(described).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void describesTheBodyOfEveryPost() {
        JsonNode paths = document.get("paths");
        assertThat(paths.propertyNames())
                .filteredOn(path -> paths.get(path).has("post"))
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(paths.at(pointer(path) + "/post/requestBody/content"))
                        .as(path)
                        .isNotEmpty());
    }

    /**
     * The service refuses members that it does not know with 400, before it looks at anything else: so it is the judge of whether the
     * document names the members that exist. 422 and 404 mean that the body was read.
     */
    @ParameterizedTest
    @CsvSource({
        "/api/credentials, 422",
        "/api/credentials/batch, 422",
        "/api/credentials/{id}/revoke, 404",
        "/api/credentials/{id}/suspend, 404",
        "/api/credentials/{id}/reinstate, 404"
    })
    void showsBodiesThatTheServiceReads(String path, int readButRefused) {
        JsonNode json = document.at("/paths" + pointer(path) + "/post/requestBody/content/application~1json");
        ObjectNode example = (ObjectNode) json.get("example").deepCopy();
        JsonNode schema = document.at(json.at("/schema/$ref").asString().substring(1));

        assertThat(example.propertyNames()).isEqualTo(schema.get("properties").propertyNames());
        assertThat(post(path, example)).isEqualTo(readButRefused);
        for (JsonNode required : schema.path("required")) {
            assertThat(post(path, without(example, required.asString())))
                    .as("without " + required)
                    .isEqualTo(400);
        }
        assertThat(post(path, example.put("undescribed", 1))).isEqualTo(400);
    }

    @Test
    void describesTheFormForFiles() {
        JsonNode form = document.at("/paths/~1api~1credentials/post/requestBody/content/multipart~1form-data/schema");
        assertThat(form.get("properties").propertyNames()).containsExactlyInAnyOrder("request", "attachment");
    }

    @Test
    void saysOfEveryMemberWhichTypeItHas() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas)
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.get("properties"))
                        .allSatisfy(member -> assertThat(member.has("type") || member.has("$ref"))
                                .as(member.toString())
                                .isTrue()));
    }

    private static JsonNode without(ObjectNode body, String member) {
        ObjectNode less = body.deepCopy();
        less.remove(member);
        return less;
    }

    private int post(String path, JsonNode body) {
        String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
        return office.post(path.replace("{id}", SOME_ID), clerk, body.toString())
                .status();
    }

    private static String pointer(String path) {
        return "/" + path.replace("~", "~0").replace("/", "~1");
    }
}
