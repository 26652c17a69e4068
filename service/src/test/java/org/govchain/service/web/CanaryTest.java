package org.govchain.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.govchain.service.office.LoudestLog;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Canary values in every claim and secret; the log at its most talkative, on good paths and bad ones, must not sing. */
class CanaryTest {

    private static final String CANARY = "canary";
    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    private int count;

    @Test
    void noLogAtAnyLevelContainsAClaimOrASecret() {
        List<String> lines = LoudestLog.during(this::goodAndBadPaths);
        // A line or two for each request; what a first request adds depends on the tests before this one.
        assertThat(lines).as("the recorder hears the service").hasSizeGreaterThan(30);
        assertThat(lines.stream().filter(line -> line.contains(CANARY)).limit(10))
                .isEmpty();
    }

    private void goodAndBadPaths() {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(Office.licence());
        plant(request.get("claims"));
        Office.Reply issued = office.post("/api/credentials", clerk, request.toString());
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        String self = "/api/credentials/" + issued.json().get("id").asString();
        for (String form : List.of("", "/bundle", "/pdf", "/qr.png", "/credential")) {
            assertThat(office.get(self + form, clerk).status()).isEqualTo(200);
        }
        office.post(self + "/revoke", clerk, "{\"reason\":\"canary reason\"}");
        office.post(self + "/revoke", clerk, "{\"reason\":\"canary again\"}");
        office.post(self + "/suspend", clerk, "{\"reason\":\"canary\", \"canary\":1}");
        office.post(
                "/api/credentials/batch",
                clerk,
                "{\"type\":\"liquor-licence\",\"items\":[{\"claims\":" + request.get("claims")
                        + "},{\"claims\":{\"canary\":\"canary\"}}]}");
        ((ObjectNode) request.at("/claims/holder"))
                .put("birthDate", "canary-date")
                .put("canary", "canary");
        assertThat(office.post("/api/credentials", clerk, request.toString()).status())
                .isEqualTo(422);
        assertThat(office.post("/api/credentials", clerk, "{\"canary\": canary").status())
                .isEqualTo(400);
        assertThat(office.get("/api/credentials", "canary.canary.canary").status())
                .isEqualTo(401);
        office.send(
                "POST",
                "/verify",
                java.net.http.HttpRequest.BodyPublishers.ofString("canary~canary~"),
                "Content-Type",
                "text/plain");
    }

    /** Every text that the schema leaves free gets a canary; short, so that the seal stays within its budget. */
    private void plant(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (value instanceof StringNode text && isFree(name, text.stringValue())) {
                    object.put(name, CANARY + count++);
                } else {
                    plant(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::plant);
        }
    }

    private static boolean isFree(String name, String text) {
        return !List.of("kind", "birthDate", "postalCode", "from", "to", "until")
                        .contains(name)
                && !text.contains("wirtschaft");
    }
}
