package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.govchain.handover.HandOverEvent;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A citizen without a login, by the link that came with the document. */
class HolderTest {

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @Test
    void seesTheDocumentHandsItOverSeesWhoLookedAndWithdraws() {
        String token = holderToken(office.issueLicence());
        JsonNode held = post("", token, "").json();
        assertThat(held.at("/bundle/credential").asString()).contains("~");
        assertThat(held.get("items")).isEmpty();

        JsonNode grant = post(
                        "/grants",
                        token,
                        ",\"recipient\":{\"kind\":\"bearer\",\"name\":\"Bank\"},\"purpose\":\"Kredit\",\"validUntil\":\""
                                + Instant.now().plus(7, ChronoUnit.DAYS) + "\",\"views\":2,\"claims\":[\"fileNumber\"]")
                .json();
        Recipient bank = new Recipient(office, grant.get("link").asString());
        assertThat(bank.open(grant.get("pin").asString()).status()).isEqualTo(200);
        assertThat(bank.open("wrong").status()).isEqualTo(404);
        String id = grant.get("id").asString();
        assertThat(post("/withdraw", token, ",\"grant\":\"" + id + "\"").status())
                .isEqualTo(200);

        JsonNode seen = post("", token, "").json().at("/items/0");
        assertThat(seen.get("purpose").asString()).isEqualTo("Kredit");
        assertThat(seen.get("grantedBy").asString()).isEqualTo("holder");
        assertThat(seen.get("events")
                        .valueStream()
                        .map(event -> event.get("kind").asString()))
                .containsExactly("granted", "viewed", "refused", "withdrawn");
        HandOverEvent event = HandOverTest.event(HandOverTest.receipt(
                post("/receipt", token, ",\"grant\":\"" + id + "\",\"event\":4").bytes()));
        assertThat(event.kind()).isEqualTo(HandOverEvent.Kind.WITHDRAWN);
        assertThat(event.actor()).contains(HandOverEvent.Actor.HOLDER);
    }

    @Test
    void reachesNoOtherDocumentAndNothingWithAnOldLink() {
        String id = office.issueLicence();
        String old = holderToken(id);
        String other = holderToken(office.issueLicence());
        Office.Reply granted = office.post(
                "/api/credentials/" + id + "/grants",
                clerk,
                "{\"recipient\":{\"kind\":\"bearer\",\"name\":\"Bank\"},\"purpose\":\"Kredit\",\"validUntil\":\""
                        + Instant.now().plus(7, ChronoUnit.DAYS) + "\",\"views\":2,\"claims\":[]}");
        String grant = ",\"grant\":\"" + granted.json().get("id").asString() + "\"";

        assertThat(post("/withdraw", other, grant).status()).isEqualTo(404);
        assertThat(post("/receipt", other, grant + ",\"event\":1").status()).isEqualTo(404);
        String current = holderToken(id);
        assertThat(post("", old, "").status()).isEqualTo(404);
        assertThat(post("/withdraw", old, grant).status()).isEqualTo(404);
        assertThat(post("/withdraw", current, grant).status()).isEqualTo(200);
    }

    @Test
    void namesPartiesByAddressAndNoLoginUnlessTheAuthorityAllowsIt() {
        String token = holderToken(office.issueLicence());
        JsonNode held = post("", token, "").json();
        assertThat(held.get("preselected").valueStream().map(JsonNode::asString))
                .contains("fileNumber");
        assertThat(held.has("loginIssuer")).isFalse();
        assertThat(held.get("notices").asBoolean()).isFalse();

        JsonNode grant = grant(token, "{\"kind\":\"mail\",\"name\":\"Bank\",\"mail\":\"erika@mustermann.example\"}")
                .json();
        Recipient bank = new Recipient(office, grant.get("link").asString());
        assertThat(bank.open(grant.get("pin").asString()).status()).isEqualTo(404);
        assertThat(bank.open(grant.get("pin").asString(), "erika@mustermann.example")
                        .status())
                .isEqualTo(200);
        assertThat(grant(
                                token,
                                "{\"kind\":\"account\",\"name\":\"Notariat\",\"issuer\":\""
                                        + office.identities().issuer() + "\",\"subject\":\"somebody\"}")
                        .status())
                .isEqualTo(403);
        assertThat(grant(
                                token,
                                "{\"kind\":\"mail\",\"name\":\"Bank\",\"mail\":\"erika@mustermann.example\",\"notice\":true}")
                        .status())
                .as("this installation sends no mail, and says so")
                .isEqualTo(400);
    }

    private Office.Reply grant(String token, String recipient) {
        return post(
                "/grants",
                token,
                ",\"recipient\":" + recipient + ",\"purpose\":\"Kredit\",\"validUntil\":\""
                        + Instant.now().plus(7, ChronoUnit.DAYS) + "\",\"views\":2,\"claims\":[]");
    }

    private String holderToken(String id) {
        Office.Reply reply = office.post("/api/credentials/" + id + "/holder-link", clerk, "");
        assertThat(reply.status()).isEqualTo(201);
        String link = reply.json().get("link").asString();
        assertThat(link).startsWith(Office.PUBLIC_URL + "/m#");
        return new Recipient(office, link).accessToken();
    }

    private Office.Reply post(String path, String token, String more) {
        return Recipient.post(office, "/handover/holder" + path, "{\"token\":\"" + token + "\"" + more + "}");
    }
}
