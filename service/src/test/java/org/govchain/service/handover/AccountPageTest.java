package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.BrowserTests;
import org.govchain.service.office.CodeLogins;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A recipient with a login: from the page to the issuer and back, and what the account then finds and opens. */
class AccountPageTest {

    private static final String VERIFIER = "V".repeat(43);
    private static final String STATE = "S".repeat(43);
    private static final byte[] FILE = "Grundriss".getBytes(StandardCharsets.UTF_8);

    /** One of its own: it has a login for pages. */
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Office office;

    @BeforeAll
    static void open(@TempDir Path directory) {
        office = Office.open(
                directory,
                Map.of(
                        "govchain.security.login.client-id",
                        CodeLogins.CLIENT,
                        "govchain.security.login.client-secret",
                        CodeLogins.SECRET));
    }

    @AfterAll
    static void close() throws IOException {
        office.close();
    }

    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    /** No authority of this installation is theirs. */
    private final String subject = "notary-" + UUID.randomUUID();

    private final String notary = office.identities().tokenOf(subject, "notaries", Role.RECIPIENT);

    @Test
    void aLoginFindsWhatWasHandedToItAndOpensIt() throws Exception {
        String grant = granted(subject, "Kaufvertrag").get("id").asString();
        granted("somebody-else", "Kredit");
        office.identities().logins().are(notary);
        URI address = URI.create(begin().json().get("address").asString());
        assertThat(address.toString()).startsWith(office.identities().issuer() + "/authorize?at=tests&");
        String back = location(address);
        assertThat(back)
                .as("behind the #, where no server sees it")
                .startsWith(Office.PUBLIC_URL + "/a#")
                .endsWith("&state=" + STATE);
        assertThat(office.identities().logins().asked().getLast())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "openid")
                .containsEntry("client_id", CodeLogins.CLIENT);
        String token = redeem(code(back), VERIFIER).json().get("token").asString();
        assertThat(token).isEqualTo(notary);

        JsonNode items = office.get("/api/handovers", token).json().get("items");
        assertThat(items).hasSize(1);
        JsonNode item = items.get(0);
        assertThat(item.get("id").asString()).isEqualTo(grant);
        assertThat(item.get("authority").asString()).isEqualTo(Office.MUSTERSTADT);
        assertThat(item.get("grantedBy").asString()).isEqualTo("authority");
        assertThat(item.get("purpose").asString()).isEqualTo("Kaufvertrag");
        assertThat(item.get("type").asString()).endsWith("/types/liquor-licence");
        assertThat(item.get("viewsAllowed").asInt()).isEqualTo(1);
        assertThat(item.toString())
                .as("by what name the granter keeps the recipient is the granter's")
                .doesNotContain("recipient", "Notariat Muster");
        assertThat(office.post("/api/handovers/" + grant + "/open", token, "{}").status())
                .isEqualTo(200);
        assertThat(office.get("/api/handovers", token)
                        .json()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("used-up");
    }

    @Test
    void anotherAccountsHandOverIsAnsweredLikeOneThatDoesNotExist() {
        String foreign = granted("somebody-else", "Kredit").get("id").asString();
        Office.Reply other = office.post("/api/handovers/" + foreign + "/open", notary, "{}");
        Office.Reply missing = office.post("/api/handovers/" + UUID.randomUUID() + "/open", notary, "{}");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text()).isEqualTo(missing.text());
        assertThat(other.headers().map().keySet())
                .isEqualTo(missing.headers().map().keySet());
    }

    @Test
    void aCodeIsTakenOnceAndOnlyFromThePageThatAskedForIt() throws Exception {
        office.identities().logins().are(notary);
        String code = code(location(URI.create(begin().json().get("address").asString())));
        Office.Reply stolen = redeem(code, "W".repeat(43));
        assertThat(stolen.status()).isEqualTo(403);
        assertThat(stolen.text()).doesNotContain(code, notary);
        assertThat(redeem(code, VERIFIER).status()).as("a try spends it").isEqualTo(403);
        assertThat(redeem("guessed", VERIFIER).status()).isEqualTo(403);
    }

    @Test
    void onlyWellFormedPartsOfALoginArePassedOn() {
        for (String body : new String[] {
            "{}",
            "[]",
            "{\"state\":\"" + STATE + "\"}",
            "{\"state\":\"" + STATE + "\",\"challenge\":\"x&client_id=other\"}",
            "{\"state\":\"x\",\"challenge\":\"" + STATE + "\"}"
        }) {
            assertThat(Recipient.post(office, "/handover/login", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(redeem("x".repeat(4097), VERIFIER).status()).isEqualTo(400);
        assertThat(redeem("x", "short").status()).isEqualTo(400);
    }

    @Test
    void aRecipientLogsInOpensAndSavesInABrowser(@TempDir Path directory) throws Exception {
        assumeTrue(BrowserTests.canRun(), "npm ci was not run");
        JsonNode grant = granted(subject, "Kaufvertrag");
        office.identities().logins().are(notary);
        ObjectNode description = JsonMapper.shared().createObjectNode();
        description.put("host", Office.PUBLIC_URL.replaceFirst("^https://", ""));
        description.put(
                "port", Integer.parseInt(office.bean(Environment.class).getRequiredProperty("local.server.port")));
        description.put("file", new String(FILE, StandardCharsets.UTF_8));
        description.put("token", notary);
        BrowserTests.run("test/handover/account-service.test.mjs", "GOVCHAIN_ACCOUNT_PAGE", description, directory);

        assertThat(office.get("/api/handovers", notary).json().at("/items/0/id"))
                .isEqualTo(grant.get("id"));
        assertThat(office.get("/api/handovers", notary)
                        .json()
                        .at("/items/0/views")
                        .asInt())
                .isEqualTo(1);
    }

    private JsonNode granted(String account, String purpose) {
        String id = office.issueWithFile(clerk, Office.licence(), "grundriss.txt", FILE)
                .json()
                .get("id")
                .asString();
        Office.Reply reply = office.post(
                "/api/credentials/" + id + "/grants",
                clerk,
                "{\"recipient\":{\"kind\":\"account\",\"name\":\"Notariat Muster\",\"issuer\":\""
                        + office.identities().issuer() + "\",\"subject\":\"" + account + "\"},\"purpose\":\"" + purpose
                        + "\",\"validUntil\":\"" + Instant.now().plus(14, ChronoUnit.DAYS)
                        + "\",\"views\":1,\"claims\":\"all\",\"pdf\":true,\"files\":[\""
                        + Sha256Digest.hash(FILE).toHex() + "\"]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private static Office.Reply begin() {
        Office.Reply reply = Recipient.post(
                office,
                "/handover/login",
                "{\"state\":\"" + STATE + "\",\"challenge\":\"" + CodeLogins.challenge(VERIFIER) + "\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private static Office.Reply redeem(String code, String verifier) {
        return Recipient.post(
                office, "/handover/login/token", "{\"code\":\"" + code + "\",\"verifier\":\"" + verifier + "\"}");
    }

    private static String location(URI address) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }
    }

    private static String code(String back) {
        return back.replaceFirst(".*#code=", "").replaceFirst("&.*", "");
    }
}
