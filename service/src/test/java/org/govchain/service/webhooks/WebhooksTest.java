package org.govchain.service.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.govchain.service.issuance.SampleClaims;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Specialist software hears of everything, in order and signed, and cannot harm the service whatever it does. */
@Tag("database")
class WebhooksTest {

    private static final String ALL_OF_DOCUMENTS = "[\"issued\",\"anchored\",\"suspended\",\"reinstated\",\"revoked\"]";

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init") // set by open()
    private static Office office;

    @SuppressWarnings("NullAway.Init") // set by listen()
    private Receiver receiver;

    private final String admin = office.token(Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @BeforeAll
    static void open() {
        office = Office.open(directory, Map.of("govchain.webhooks.loopback", true));
    }

    @AfterAll
    static void close() throws IOException {
        office.close();
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void forget() {
        office.get("/api/webhooks", admin)
                .json()
                .get("items")
                .values()
                .forEach(hook -> office.send(
                        "DELETE",
                        "/api/webhooks/" + hook.get("id").asString(),
                        BodyPublishers.noBody(),
                        "Authorization",
                        "Bearer " + admin));
        receiver.close();
    }

    @Test
    void tellsTheLifeOfADocumentInOrderAndWithoutItsClaims() {
        JsonNode hook = register(ALL_OF_DOCUMENTS);
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        String document = office.get(self, clerk).json().get("documentId").asString();
        await(document, 2);
        for (String change : List.of("suspend", "reinstate", "revoke")) {
            assertThat(office.post(self + "/" + change, clerk, "{\"reason\":\"Erika Mustermann\"}")
                            .status())
                    .isEqualTo(200);
        }
        await(document, 5);

        List<Receiver.Told> told = receiver.about(document);
        assertThat(told.stream().map(one -> one.json().get("type").asString()))
                .containsExactly("issued", "anchored", "suspended", "reinstated", "revoked");
        assertThat(told.get(4).json().at("/data/status").asString()).isEqualTo("revoked");
        assertThat(told.get(4).json().at("/data/link").asString()).isEqualTo(self);
        assertThat(told.get(4).json().at("/data/type").asString()).isEqualTo("liquor-licence");
        assertThat(told).allSatisfy(one -> {
            assertThat(one.body()).doesNotContain("Erika", "Musterstadt", "32-11");
            assertThat(one.headers().getFirst("webhook-signature"))
                    .isEqualTo(signature(hook.get("secret").asString(), one));
        });
    }

    @Test
    void tellsThatADraftWaitsForASecondPersonEachTimeItIsSubmitted() {
        register("[\"draft-waiting\"]");
        ObjectNode request = JsonMapper.shared()
                .createObjectNode()
                .put("type", "special-use-permit")
                .put("validFrom", "2036-03-01")
                .put("validUntil", "2036-09-30");
        request.set("claims", SampleClaims.published("special-use-permit"));
        String draft = office.post("/api/credentials", clerk, request.toString())
                .json()
                .get("draft")
                .asString();
        assertThat(receiver.about(draft)).as("only written").isEmpty();

        step(draft, "submit");
        await(draft, 1);
        step(draft, "withdraw");
        step(draft, "submit");
        await(draft, 2);

        Receiver.Told told = receiver.about(draft).getLast();
        assertThat(told.json().get("type").asString()).isEqualTo("draft-waiting");
        assertThat(told.json().at("/data/type").asString()).isEqualTo("special-use-permit");
        assertThat(told.json().at("/data/status").asString()).isEqualTo("submitted");
        assertThat(told.json().at("/data/link").asString()).isEqualTo("/api/drafts/" + draft);
    }

    private void step(String draft, String step) {
        String path = "/api/drafts/" + draft;
        String etag = office.get(path, clerk).headers().firstValue("ETag").orElseThrow();
        Office.Reply reply = office.send(
                "POST",
                path + "/" + step,
                BodyPublishers.noBody(),
                "Authorization",
                "Bearer " + clerk,
                "If-Match",
                etag);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @Test
    void showsASecretOnceAndLetsTwoSignWhileItChanges() {
        JsonNode hook = register("[\"issued\"]");
        String place = "/api/webhooks/" + hook.get("id").asString();
        assertThat(office.get("/api/webhooks", admin).text()).doesNotContain("whsec_");
        JsonNode rotated = office.post(place + "/secret", admin, "{}").json();

        String document = issue();
        await(document, 1);

        Receiver.Told told = receiver.about(document).getFirst();
        assertThat(told.headers().getFirst("webhook-signature").split(" "))
                .containsExactly(
                        signature(rotated.get("secret").asString(), told),
                        signature(hook.get("secret").asString(), told));
        assertThat(office.bean(JdbcClient.class)
                        .sql("select count(*) from webhook w where w::text like '%whsec_%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void triesAgainWithTheSameIdUntilItIsTaken() {
        JsonNode hook = register("[\"issued\"]");
        receiver.answers(500);
        String document = issue();
        await(document, 1);
        receiver.answers(204);
        hurry();
        await(document, 2);

        assertThat(receiver.about(document).stream().map(Receiver.Told::id).distinct())
                .hasSize(1);
        Office.await(
                "delivered",
                () -> delivery(hook, document).get("state").asString().equals("delivered"));
        assertThat(delivery(hook, document).get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void laterNewsOfADocumentWaitForEarlierOnes() {
        register("[\"issued\",\"revoked\"]");
        receiver.answers(500);
        Office.Reply issued = office.post("/api/credentials", clerk, Office.licence());
        String document = issued.json().get("documentId").asString();
        await(document, 1);
        office.post(issued.json().at("/links/self").asString() + "/revoke", clerk, "{\"reason\":\"Test\"}");
        String other = issue();
        await(other, 1);
        assertThat(receiver.about(document))
                .as("the revocation does not overtake")
                .hasSize(1);
        receiver.answers(204);
        hurry();
        await(document, 3);
        assertThat(receiver.about(document).getLast().json().get("type").asString())
                .isEqualTo("revoked");
    }

    @Test
    void parksAfterThreeDaysAndDeliversAgainWhenAsked() {
        JsonNode hook = register("[\"issued\"]");
        receiver.answers(503);
        String document = issue();
        await(document, 1);
        office.bean(JdbcClient.class)
                .sql("update webhook_delivery set created_at = created_at - interval '4 days' where state = 'WAITING'")
                .update();
        hurry();
        Office.await(
                "parked", () -> delivery(hook, document).get("state").asString().equals("parked"));
        assertThat(delivery(hook, document).get("lastAnswer").asString()).isEqualTo("503");
        receiver.answers(200);

        String place = "/api/webhooks/" + hook.get("id").asString() + "/deliveries/";
        assertThat(office.post(place + delivery(hook, document).get("id").asString() + "/redeliver", admin, "{}")
                        .status())
                .isEqualTo(202);
        Office.await(
                "delivered",
                () -> delivery(hook, document).get("state").asString().equals("delivered"));
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (Receiver elsewhere = new Receiver()) {
            JsonNode hook = register("[\"issued\"]");
            receiver.answers(exchange -> {
                exchange.getResponseHeaders().add("Location", elsewhere.url());
                exchange.sendResponseHeaders(307, -1);
            });
            String document = issue();
            Office.await("answered", () -> delivery(hook, document).has("lastAnswer"));
            assertThat(delivery(hook, document).get("lastAnswer").asString()).isEqualTo("307");
            assertThat(elsewhere.told()).isEmpty();
        }
    }

    @Test
    void aLongAnswerIsNotKept() {
        JsonNode hook = register("[\"issued\"]");
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 100L << 20);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write(new byte[1 << 20]);
                }
            }
        });
        String document = issue();
        Office.await(
                "delivered",
                () -> delivery(hook, document).get("state").asString().equals("delivered"));
    }

    @Test
    void aReceiverThatHangsHoldsUpNobodyElse() throws IOException {
        try (Receiver other = new Receiver()) {
            CountDownLatch end = new CountDownLatch(1);
            receiver.answers(exchange -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            register("[\"issued\"]");
            register(other.url(), "[\"issued\"]");
            List<String> documents = Stream.generate(this::issue).limit(20).toList();
            Office.await(
                    "the other one heard",
                    () -> documents.stream()
                            .allMatch(document -> other.about(document).size() == 1));
            end.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://software.example/x",
                "https://10.0.0.1/x",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://2130706433.1/",
                "https://0/",
                "https://user:pass@software.example/",
                "https://software.example/#x",
                "ftp://software.example/",
                "file:///etc/passwd",
                "nonsense"
            })
    void refusesReceiversThatAreNotOnThePublicInternet(String url) {
        Office.Reply refused = office.post("/api/webhooks", admin, "{\"url\":\"" + url + "\",\"kinds\":[\"issued\"]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("receiver-refused");
    }

    @Test
    void isNotThereForAnotherAuthorityNorForClerks() {
        String place = "/api/webhooks/" + register("[\"issued\"]").get("id").asString();
        String neighbour = office.token(Office.NACHBARSTADT, Role.AUTHORITY_ADMIN);
        assertThat(office.get(place + "/deliveries", neighbour).status()).isEqualTo(404);
        assertThat(office.post(place + "/secret", neighbour, "{}").status()).isEqualTo(404);
        assertThat(office.get("/api/webhooks", neighbour).json().get("items")).isEmpty();
        assertThat(office.get("/api/webhooks", clerk).status()).isEqualTo(403);
    }

    private JsonNode register(String kinds) {
        return register(receiver.url(), kinds);
    }

    private JsonNode register(String url, String kinds) {
        Office.Reply reply = office.post("/api/webhooks", admin, "{\"url\":\"" + url + "\",\"kinds\":" + kinds + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    /** @return the document's id */
    private String issue() {
        Office.Reply issued = office.post("/api/credentials", clerk, Office.licence());
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.json().get("documentId").asString();
    }

    private void await(String subject, int times) {
        Office.await(times + " events", () -> receiver.about(subject).size() >= times);
    }

    /** As if the pause were over. */
    private static void hurry() {
        Office.await(
                "a pause",
                () -> office.bean(JdbcClient.class)
                                .sql("update webhook_delivery set next_at = now() where state = 'WAITING'"
                                        + " and last_answer is not null and next_at > now()")
                                .update()
                        > 0);
    }

    private JsonNode delivery(JsonNode hook, String subject) {
        return office
                .get("/api/webhooks/" + hook.get("id").asString() + "/deliveries", admin)
                .json()
                .get("items")
                .values()
                .stream()
                .filter(item -> item.get("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    /** As a receiver computes it (Standard Webhooks). */
    private static String signature(String secret, Receiver.Told told) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String signed = told.id() + "." + told.headers().getFirst("webhook-timestamp") + "." + told.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
