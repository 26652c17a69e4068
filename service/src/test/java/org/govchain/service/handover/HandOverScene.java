package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An office with a clerk who hands documents over. */
abstract class HandOverScene {

    final Office office = Office.shared();
    final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    final JdbcClient jdbc = office.bean(JdbcClient.class);

    static final byte[] FILE = "Grundriss".getBytes(StandardCharsets.UTF_8);

    Office.Reply open(JsonNode grant, String token) {
        return office.post("/api/handovers/" + grant.get("id").asString() + "/open", token, "");
    }

    String withFile() {
        return office.issueWithFile(clerk, Office.licence(), "grundriss.txt", FILE)
                .json()
                .get("id")
                .asString();
    }

    JsonNode grant(String id, int views) {
        return grant(id, views, "");
    }

    JsonNode grant(String id, int views, String more) {
        return granted(id, "{\"kind\":\"bearer\",\"name\":\"Notariat Muster\"}", views, more);
    }

    JsonNode granted(String id, String recipient, int views, String more) {
        Office.Reply reply = office.post(
                "/api/credentials/" + id + "/grants",
                clerk,
                "{\"recipient\":" + recipient + ",\"purpose\":\"Kaufvertrag\"," + more + "\"validUntil\":\""
                        + Instant.now().plus(14, ChronoUnit.DAYS) + "\",\"views\":" + views
                        + ",\"claims\":[\"fileNumber\"]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    Recipient recipient(JsonNode grant) {
        return new Recipient(office, grant.get("link").asString());
    }

    static String pin(JsonNode grant) {
        return grant.get("pin").asString();
    }

    JsonNode record(JsonNode grant) {
        String copy = jdbc.sql("select copy_id from handover_grant where id = ?")
                .param(UUID.fromString(grant.get("id").asString()))
                .query(UUID.class)
                .single()
                .toString();
        return office.get("/api/credentials/" + copy + "/grants", clerk)
                .json()
                .get("items")
                .valueStream()
                .filter(it -> it.get("id").equals(grant.get("id")))
                .findFirst()
                .orElseThrow();
    }

    boolean hasKey(JsonNode grant) {
        return jdbc.sql("select exists (select from handover_key where grant_id = ?)")
                .param(UUID.fromString(grant.get("id").asString()))
                .query(Boolean.class)
                .single();
    }

    byte[] bytes(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(byte[].class).list().getFirst();
    }

    void bring(JsonNode grant, String state) {
        UUID id = UUID.fromString(grant.get("id").asString());
        switch (state) {
            case "open" -> {}
            case "withdrawn" ->
                assertThat(office.post("/api/grants/" + id + "/withdraw", clerk, "")
                                .status())
                        .isEqualTo(200);
            case "expired" ->
                jdbc.sql("update handover_grant set valid_until = now() - interval '1 minute' where id = ?")
                        .param(id)
                        .update();
            case "used-up" ->
                jdbc.sql(
                                "update handover_grant set views = views_allowed, ended_at = now(), ended_by = 'VIEWS' where id = ?")
                        .param(id)
                        .update();
            case "locked" ->
                jdbc.sql("update handover_grant set pin_failures = 5 where id = ?")
                        .param(id)
                        .update();
            default -> throw new IllegalArgumentException(state);
        }
    }

    Recipient unknown() {
        return new Recipient(office, "https://x/h#" + Base64.getUrlEncoder().encodeToString(new byte[32]));
    }

    String account(String subject) {
        return "{\"kind\":\"account\",\"name\":\"Notariat\",\"issuer\":\""
                + office.identities().issuer() + "\",\"subject\":\"" + subject + "\"}";
    }
}
