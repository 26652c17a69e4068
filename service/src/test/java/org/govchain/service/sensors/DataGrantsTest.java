package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Role;
import org.govchain.verify.RangeBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("database")
class DataGrantsTest {

    private final Instant now = Instant.now();
    private final String span = "?from=" + now.minusSeconds(3600) + "&until=" + now.plusSeconds(60);
    private final Office office = Office.shared();
    private final TestSender closed = TestSender.of(office, Office.MUSTERSTADT, false);
    private final TestSender other = TestSender.of(office, Office.MUSTERSTADT, false);
    private final String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);

    @Test
    void theTokenOpensTheStreamsThatWereNamedAndNoOthers() {
        String stream = sent(closed);
        String notMine = sent(other);
        JsonNode grant = granted("\"devices\":[\"" + closed.name + "\"]").json();
        String token = grant.path("token").asString();
        Office.await("an anchored head", () -> read(stream, token).status() == 200);

        assertThat(RangeBundle.parse(read(stream, token).bytes()).asOptional()).isPresent();
        assertThat(office.send(
                                "GET",
                                "/granted/streams/" + stream + "/gaps" + span,
                                BodyPublishers.noBody(),
                                "Data-Grant",
                                token)
                        .json()
                        .path("readings")
                        .asInt())
                .isEqualTo(1);
        JsonNode list = office.send("GET", "/granted/streams", BodyPublishers.noBody(), "Data-Grant", token)
                .json();
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.at("/items/0/links/readings").asString()).isEqualTo("/granted/streams/" + stream + "/readings");
        assertThat(read(notMine, token).status()).isEqualTo(404);
        assertThat(read(stream, "A".repeat(43)).status()).isEqualTo(404);
        assertThat(read(stream, "no token").status()).isEqualTo(404);
        assertThat(office.get("/granted/streams/" + stream + "/readings" + span).status())
                .isEqualTo(404);
        assertThat(office.get("/granted/streams").status()).isEqualTo(404);
    }

    @Test
    void whatHasEndedOpensNothing() {
        String stream = sent(closed);
        JsonNode grant = granted("\"devices\":\"all\"").json();
        JsonNode brief = granted("\"devices\":\"all\"").json();
        String token = grant.path("token").asString();
        Office.await("an anchored head", () -> read(stream, token).status() == 200);

        Reply revoked = post("/api/data-grants/" + grant.path("id").asString() + "/revoke", "{}", operator);
        assertThat(revoked.json().path("state").asString()).isEqualTo("revoked");
        assertThat(read(stream, token).status()).isEqualTo(404);
        assertThat(post("/api/data-grants/" + grant.path("id").asString() + "/revoke", "{}", operator)
                        .status())
                .isEqualTo(409);

        office.bean(JdbcClient.class)
                .sql("alter table data_grant disable trigger data_grant_stays")
                .update();
        office.bean(JdbcClient.class)
                .sql("update data_grant set valid_until = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(brief.path("id").asString()))
                .update();
        office.bean(JdbcClient.class)
                .sql("alter table data_grant enable trigger data_grant_stays")
                .update();
        assertThat(read(stream, brief.path("token").asString()).status()).isEqualTo(404);
        assertThat(office.get("/api/data-grants/" + brief.path("id").asString(), operator)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("expired");
    }

    @Test
    void aLoginReadsWhatItWasLetReadAndNobodyElseDoes() {
        String stream = sent(closed);
        String subject = "institute-" + UUID.randomUUID();
        Reply grant = granted("\"devices\":[\"" + closed.name + "\"],\"account\":{\"issuer\":\""
                + office.identities().issuer() + "\",\"subject\":\"" + subject + "\"}");
        assertThat(grant.json().has("token")).isFalse();
        String login = office.identities().tokenOf(subject, "nowhere", Role.RECIPIENT);
        String path = "/api/granted/streams/" + stream + "/readings" + span;
        Office.await("an anchored head", () -> office.get(path, login).status() == 200);

        assertThat(office.get("/api/granted/streams", login).json().path("items"))
                .hasSize(1);
        String stranger = office.identities().tokenOf("somebody-else", "nowhere", Role.RECIPIENT);
        assertThat(office.get(path, stranger).status()).isEqualTo(404);
        assertThat(office.get("/api/granted/streams", stranger).status()).isEqualTo(404);
        assertThat(office.get("/api/streams/" + stream + "/readings" + span, login)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void eachUseIsCountedAndAnEventOfTheAuditLog() {
        String stream = sent(closed);
        JsonNode grant = granted("\"devices\":[\"" + closed.name + "\"]").json();
        String token = grant.path("token").asString();
        Office.await("an anchored head", () -> read(stream, token).status() == 200);
        int uses = uses(grant);
        int events = events(grant);
        read(stream, token);
        read(stream + "0", token);

        assertThat(uses(grant)).isEqualTo(uses + 1);
        assertThat(events(grant)).isEqualTo(events + 1).isEqualTo(uses(grant) + 1);
        assertThat(office.bean(JdbcClient.class)
                        .sql("select string_agg(details::text, ' ') from audit_event where details->>'grant' = ?")
                        .param(grant.path("id").asString())
                        .query(String.class)
                        .single())
                .contains(stream)
                .doesNotContain(token);
    }

    @Test
    void allMeansNoVehicles() {
        TestSender vehicle = TestSender.of(office, Office.MUSTERSTADT, false);
        office.bean(JdbcClient.class)
                .sql("update device set vehicle = true, retention_days = 30 where id = ?")
                .param(vehicle.id)
                .update();
        String stream = sent(vehicle);
        String seen = sent(closed);
        String all = granted("\"devices\":\"all\"").json().path("token").asString();
        String named = granted("\"devices\":[\"" + vehicle.name + "\"]")
                .json()
                .path("token")
                .asString();
        Office.await(
                "anchored heads",
                () -> read(seen, all).status() == 200 && read(stream, named).status() == 200);

        assertThat(read(stream, all).status()).isEqualTo(404);
    }

    @Test
    void grantsAreListedToTheirAuthorityOnly() {
        JsonNode grant = granted("\"devices\":[\"" + closed.name + "\"]").json();
        String id = grant.path("id").asString();

        assertThat(office.get("/api/data-grants?limit=1", operator)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(office.get("/api/data-grants?limit=1", operator).text()).doesNotContain("token");
        String neighbour = office.token(Office.NACHBARSTADT, Role.SENSOR_OPERATOR);
        assertThat(office.get("/api/data-grants/" + id, neighbour).status()).isEqualTo(404);
        assertThat(post("/api/data-grants/" + id + "/revoke", "{}", neighbour).status())
                .isEqualTo(404);
        assertThat(post("/api/data-grants", body("\"devices\":[\"" + closed.name + "\"]"), neighbour)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"devices\":[]",
                "\"devices\":[\"nobody\"]",
                "\"devices\":\"some\"",
                "\"devices\":\"all\",\"account\":{\"issuer\":\"x\"}",
                "\"devices\":\"all\",\"more\":1",
                "\"devices\":[1]"
            })
    void whatMakesNoSenseIsRefused(String members) {
        assertThat(granted(members).status()).isEqualTo(400);
    }

    private int uses(JsonNode grant) {
        return office.get("/api/data-grants/" + grant.path("id").asString(), operator)
                .json()
                .path("uses")
                .asInt();
    }

    private int events(JsonNode grant) {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from audit_event where details->>'grant' = ?")
                .param(grant.path("id").asString())
                .query(Integer.class)
                .single();
    }

    private Reply granted(String members) {
        return post("/api/data-grants", body(members), operator);
    }

    private static String body(String members) {
        return "{\"party\":\"Klimainstitut Beispiel\",\"purpose\":\"Stadtklima\",\"validUntil\":\""
                + Instant.now().plusSeconds(3600) + "\"," + members + "}";
    }

    private Reply post(String path, String body, String token) {
        return office.send(
                "POST",
                path,
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token);
    }

    private Reply read(String stream, String token) {
        return office.send(
                "GET", "/granted/streams/" + stream + "/readings" + span, BodyPublishers.noBody(), "Data-Grant", token);
    }

    /** Sends a reading. @return the id of the stream */
    private String sent(TestSender sender) {
        byte[] body = ("{\"device\":\"" + sender.name + "\",\"at\":\"" + now.minusSeconds(60)
                        + "\",\"values\":{\"temperature\":20}}")
                .getBytes(StandardCharsets.UTF_8);
        Reply reply = office.send(
                "POST",
                "/api/readings",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/x-ndjson",
                "Readings-Signature",
                sender.sign(body));
        assertThat(reply.json().path("refused").asInt()).as(reply.text()).isZero();
        return office.bean(Streams.class).idOf(sender.id).orElseThrow().toString();
    }
}
