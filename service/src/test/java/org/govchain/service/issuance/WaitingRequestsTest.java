package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.govchain.chain.RegistryChange;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.trust.Trust;
import org.govchain.service.web.Role;
import org.govchain.verify.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While the registry cannot be asked nothing is signed, and nothing is lost. */
@Tag("database")
class WaitingRequestsTest {

    private static final Sha256Digest NACHBARSTADT = Registry.idOf("https://nachbarstadt.example");

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init") // set by open()
    private static Office office;

    @SuppressWarnings("NullAway.Init") // set by open()
    private static String clerk;

    @BeforeAll
    static void open() {
        office = Office.open(directory, Map.of("govchain.trust.max-registry-age", "3s"));
        clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    }

    @AfterAll
    static void close() throws IOException {
        office.close();
    }

    @AfterEach
    void bringTheRegistryBack() {
        office.startChain();
        Office.await("current again", () -> office.bean(Trust.class).isCurrent());
        Office.await("nothing waits", () -> waiting() == 0);
    }

    @Test
    void aRequestIsKeptAndIssuedOnceTheRegistryAnswersAgain() throws IOException {
        loseTheRegistry();
        int before = signatures();
        Office.Reply taken = office.issue(clerk, "one", Office.licence());
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String place = taken.headers().firstValue("Location").orElseThrow();

        assertThat(taken.json().get("state").asString()).isEqualTo("waiting");
        assertThat(office.issue(clerk, "one", Office.licence()).text()).isEqualTo(taken.text());
        assertThat(office.get(place, clerk).status()).isEqualTo(202);
        assertThat(signatures()).isEqualTo(before);

        office.restart();
        assertThat(office.get(place, clerk).status()).isEqualTo(202);
        office.startChain();
        Office.await("issued", () -> office.get(place, clerk).status() == 201);

        Office.Reply issued = office.get(place, clerk);
        assertThat(office.issue(clerk, "one", Office.licence()).text()).isEqualTo(issued.text());
        String id = issued.json().get("id").asString();
        assertThat(office.get("/api/credentials/" + id, clerk).status()).isEqualTo(200);
        assertThat(keptClaims()).isZero();
    }

    @Test
    void whatIsIssuedBeforeThatSaysThatItsAnchorIsDelayed() throws IOException {
        office.stopChain();
        Office.Reply issued = office.issue(clerk, "early", Office.licence());
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        String self = issued.json().at("/links/self").asString();

        Office.await("delayed", () -> anchorState(self).equals("delayed"));
        assertThat(office.get("/actuator/health").text()).contains("DELAYED");
        office.startChain();
        Office.await("anchored", () -> anchorState(self).equals("anchored"));
    }

    private String anchorState(String self) {
        return office.get(self, clerk).json().at("/anchor/state").asString();
    }

    @Test
    void filesWaitWithTheirRequest() throws IOException {
        byte[] plan = "Grundriss".repeat(100).getBytes(StandardCharsets.UTF_8);
        loseTheRegistry();
        Office.Reply taken = office.issueWithFile(clerk, Office.licence(), "grundriss.txt", plan);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String place = taken.headers().firstValue("Location").orElseThrow();
        office.startChain();
        Office.await("issued", () -> office.get(place, clerk).status() == 201);

        String id = office.get(place, clerk).json().get("id").asString();
        String file = Sha256Digest.hash(plan).toHex();
        assertThat(office.get("/api/credentials/" + id + "/attachments/" + file, clerk)
                        .bytes())
                .isEqualTo(plan);
    }

    @Test
    void aRightThatIsGoneWhenTheRegistryAnswersRefusesForGood() throws IOException {
        String neighbour = office.token(Office.NACHBARSTADT, Role.CLERK);
        loseTheRegistry();
        Office.Reply taken = office.issue(neighbour, "two", Office.licence());
        String place = taken.headers().firstValue("Location").orElseThrow();
        office.whileStopped(() -> {
            office.startChain();
            office.decide(new RegistryChange.DisallowType(
                    NACHBARSTADT, Registry.idOf(Office.PUBLIC_URL + "/types/liquor-licence"), Instant.now()));
        });
        Office.await("decided", () -> office.get(place, neighbour).status() != 202);

        assertThat(code(office.get(place, neighbour))).isEqualTo("not-entitled");
        assertThat(code(office.issue(neighbour, "two", Office.licence()))).isEqualTo("not-entitled");
        assertThat(keptClaims()).isZero();
    }

    @Test
    void whatIsWrongAnywayIsRefusedAtOnce() throws IOException {
        loseTheRegistry();
        office.issue(clerk, "three", Office.licence());
        String other = Office.licence().replace("Schankwirtschaft", "Speisewirtschaft");

        assertThat(code(office.issue(clerk, "three", other))).isEqualTo("idempotency-key-reused");
        assertThat(code(office.issue(clerk, "four", "{\"type\":\"liquor-licence\",\"claims\":{}}")))
                .isEqualTo("claims-invalid");
        String neighbour = office.token(Office.NACHBARSTADT, Role.CLERK);
        String place = office.issue(clerk, "five", Office.licence())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(office.get(place, neighbour).status()).isEqualTo(404);
    }

    private void loseTheRegistry() throws IOException {
        office.stopChain();
        Office.await("too old", () -> !office.bean(Trust.class).isCurrent());
    }

    private int signatures() {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from audit_event where kind = 'signing'")
                .query(Integer.class)
                .single();
    }

    private static int waiting() {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from waiting_request where state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    private int keptClaims() {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from waiting_request where requests is not null")
                .query(Integer.class)
                .single();
    }

    private static String code(Office.Reply refused) {
        return refused.json().get("code").asString();
    }
}
