package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Network servers as their operators register them, and their tokens. */
@Tag("database")
class IntegrationsApiTest {

    private final Office office = Office.shared();
    private final TestFleet fleet = new TestFleet(office);
    private final Integrations integrations = office.bean(Integrations.class);
    private final String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
    private final String stranger = office.token(Office.NACHBARSTADT, Role.SENSOR_OPERATOR);

    @Test
    void theTokenIsShownOnceAndStoredAsAHash() {
        JsonNode created = register("chirpstack", "");
        String token = created.get("token").asString();

        assertThat(token).startsWith("gcit_").hasSizeGreaterThan(40);
        assertThat(office.get(self(created), operator).text()).doesNotContain(token, "token\"");
        assertThat(office.get("/api/integrations", operator).text()).doesNotContain(token);
        String row = office.bean(JdbcClient.class)
                .sql("select integration::text from integration where id = ?")
                .param(id(created))
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(token.substring(5));
        assertThat(integrations.find(id(created), token)).isPresent();
        assertThat(integrations.find(id(created), token + "x")).isEmpty();
        assertThat(integrations.find(id(created), "")).isEmpty();
        assertThat(integrations.find(UUID.randomUUID(), token)).isEmpty();
    }

    @Test
    void aTokenIsOfItsOwnIntegrationOnly() {
        JsonNode one = register("chirpstack", "");
        JsonNode other = register("the-things-stack", "");

        assertThat(integrations.find(id(one), other.get("token").asString())).isEmpty();
    }

    @Test
    void anotherTokenTakesThePlaceOfTheOneBeforeAtOnceOrWithOverlap() {
        JsonNode created = register("chirpstack", "");
        String first = created.get("token").asString();

        String second = rotated(created, "{\"overlapSeconds\":600}");
        assertThat(integrations.find(id(created), first)).isPresent();
        assertThat(integrations.find(id(created), second)).isPresent();

        String third = rotated(created, "");
        assertThat(integrations.find(id(created), first)).isEmpty();
        assertThat(integrations.find(id(created), second)).isEmpty();
        assertThat(integrations.find(id(created), third)).isPresent();
    }

    @Test
    void whatIsBlockedOrRetiredIsNobody() {
        JsonNode created = register("the-things-stack", "");
        String token = created.get("token").asString();

        step(created, "block", 200);
        assertThat(integrations.find(id(created), token)).isEmpty();
        assertThat(integrations.find(id(created))).isEmpty();
        step(created, "unblock", 200);
        assertThat(integrations.find(id(created), token)).isPresent();
        step(created, "retire", 200);
        assertThat(integrations.find(id(created), token)).isEmpty();
        step(created, "unblock", 409);
        assertThat(office.post(self(created) + "/token", operator, "").status()).isEqualTo(409);
    }

    @Test
    void aMappingIsKeptAndReplaced() {
        JsonNode created = register(
                "chirpstack",
                ",\"mapping\":{\"temperature\":{\"from\":\"/temp\",\"unit\":\"Cel\",\"scale\":0.1,\"offset\":-40}}");
        assertThat(created.get("mapping").toString())
                .isEqualTo("{\"temperature\":{\"from\":\"/temp\",\"unit\":\"Cel\",\"scale\":0.1,\"offset\":-40}}");

        Office.Reply changed =
                office.put(self(created), operator, "{\"mapping\":{\"humidity\":{\"from\":\"/a/0/h\"}}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("mapping").toString()).isEqualTo("{\"humidity\":{\"from\":\"/a/0/h\"}}");
        assertThat(office.put(self(created), operator, "{}")
                        .json()
                        .get("mapping")
                        .toString())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{}' | /name",
                "'{\"name\":\"a\",\"kind\":\"lorawan\"}' | /kind",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"token\":\"x\"}' | /token",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"mapping\":[]}' | /mapping",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"mapping\":{\"t\":{}}}' | /mapping/t/from",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"mapping\":{\"t\":{\"from\":\"temp\"}}}' | /mapping/t/from",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"mapping\":{\"t\":{\"from\":\"/\\u0000\"}}}' | /mapping/t/from",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"mapping\":{\"t\":{\"from\":\"/t\",\"unit\":\"°C\"}}}' | /mapping/t/unit",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"mapping\":{\"t\":{\"from\":\"/t\",\"scale\":0}}}' | /mapping/t/scale",
                "'{\"name\":\"a\",\"kind\":\"chirpstack\",\"mapping\":{\"t:x\":{\"from\":\"/t\"}}}' | /mapping/t:x"
            })
    void whatMakesNoSenseIsNamed(String body, String pointer) {
        Office.Reply reply = office.post("/api/integrations", operator, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/token", "/block", "/unblock", "/retire"})
    void thoseOfAnotherAuthorityAreNotThere(String step) {
        JsonNode created = register("chirpstack", "");

        Office.Reply reply =
                step.isEmpty() ? office.get(self(created), stranger) : office.post(self(created) + step, stranger, "");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(office.put(self(created), stranger, "{}").status()).isEqualTo(404);
        assertThat(office.get("/api/integrations", stranger).text())
                .doesNotContain(created.get("id").asString());
    }

    @Test
    void aLorawanIdentityIsOfOneDeviceThatIsNotRetired() {
        String devEui = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        JsonNode first = fleet.device(",\"devEui\":\"" + devEui.toUpperCase(Locale.ROOT) + "\"");
        assertThat(first.get("devEui").asString()).isEqualTo(devEui);
        String body = TestFleet.device(TestFleet.anyName(), ",\"devEui\":\"" + devEui + "\"");

        assertThat(office.post("/api/devices", operator, body).status()).isEqualTo(409);
        JsonNode other = fleet.device("");
        assertThat(office.put(
                                TestFleet.self(other),
                                operator,
                                "{\"what\":\"x\",\"quantities\":" + TestFleet.QUANTITIES + ",\"devEui\":\"" + devEui
                                        + "\"}")
                        .status())
                .isEqualTo(409);
        fleet.step(first, "retire");
        assertThat(office.post("/api/devices", operator, body).status()).isEqualTo(201);
        assertThat(office.post(
                                "/api/devices",
                                operator,
                                TestFleet.device(TestFleet.anyName(), ",\"devEui\":\"a84041\""))
                        .text())
                .contains("/devEui");
    }

    private JsonNode register(String kind, String more) {
        return fleet.created(
                "/api/integrations",
                "{\"name\":\"" + TestFleet.anyName() + "\",\"kind\":\"" + kind + "\"" + more + "}");
    }

    private String rotated(JsonNode integration, String body) {
        Office.Reply reply = office.post(self(integration) + "/token", operator, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().get("token").asString();
    }

    private void step(JsonNode integration, String step, int status) {
        assertThat(office.post(self(integration) + "/" + step, operator, "").status())
                .isEqualTo(status);
    }

    private static String self(JsonNode integration) {
        return integration.at("/links/self").asString();
    }

    private static UUID id(JsonNode integration) {
        return UUID.fromString(integration.get("id").asString());
    }
}
