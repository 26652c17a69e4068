package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A device hands in its own key: once, in time, with the code, and with a proof that the key is its own. */
@Tag("database")
class EnrolmentTest {

    private static final String NO_SUCH_CODE =
            "there is no such code: it is wrong, was used, has expired, or was tried too often";

    private final Office office = Office.shared();
    private final TestFleet fleet = new TestFleet(office);
    private final Devices devices = office.bean(Devices.class);
    private final JdbcClient jdbc = office.bean(JdbcClient.class);
    private final String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
    private final TestKey key = TestKey.ed25519();

    static Stream<TestKey> kinds() {
        return Stream.of(TestKey.ed25519(), TestKey.p256());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theKeyIsOneOfTheDeviceFromThenOn(TestKey own) {
        JsonNode row = fleet.device("");
        JsonNode code = code(row);

        Office.Reply reply = enrol(code, own);

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().get("device")).isEqualTo(row.get("name"));
        assertThat(reply.json().get("authority").asString()).isEqualTo(Office.MUSTERSTADT);
        assertThat(reply.json().at("/key/kid").asString()).isEqualTo(own.kid());
        assertThat(devices.sender(own.key().thumbprint(), Instant.now()).flatMap(Sender::device))
                .isEqualTo(Optional.of(TestFleet.id(row)));
    }

    @Test
    void aGatewayEnrolsTheSameWay() {
        JsonNode gateway = fleet.gateway();

        Office.Reply reply = enrol(code(gateway), key);

        assertThat(reply.json().get("gateway")).isEqualTo(gateway.get("name"));
        assertThat(devices.sender(key.key().thumbprint(), Instant.now())).isPresent();
    }

    @Test
    void aCodeIsReadAsPeopleTypeIt() {
        JsonNode code = code(fleet.device(""));
        String typed = code.get("code")
                .asString()
                .toLowerCase(Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');

        assertThat(enrol(code, typed, key, proof(code, key)).status()).isEqualTo(201);
    }

    @Test
    void aCodeIsGoodOnce() {
        JsonNode code = code(fleet.device(""));
        assertThat(enrol(code, key).status()).isEqualTo(201);

        TestKey thief = TestKey.ed25519();
        assertRefused(enrol(code, thief));
        assertThat(devices.sender(thief.key().thumbprint(), Instant.now())).isEmpty();
    }

    @Test
    void ofTwoWhoSendTheSameCodeAtOnceOneGetsIn() throws InterruptedException, ExecutionException {
        JsonNode code = code(fleet.device(""));
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Integer> attempt = () -> enrol(code, TestKey.p256()).status();
            List<Future<Integer>> statuses = both.invokeAll(List.of(attempt, attempt));
            assertThat(List.of(statuses.get(0).get(), statuses.get(1).get())).containsExactlyInAnyOrder(201, 404);
        }
    }

    @Test
    void aCodeExpires() {
        JsonNode code = code(fleet.device(""));
        jdbc.sql("update enrolment set expires_at = now() where id = ?::uuid")
                .param(code.get("enrolment").asString())
                .update();

        assertRefused(enrol(code, key));
    }

    @Test
    void anotherCodeTakesThePlaceOfTheOneBefore() {
        JsonNode row = fleet.device("");
        JsonNode first = code(row);
        JsonNode second = code(row);

        assertRefused(enrol(first, key));
        assertThat(enrol(second, key).status()).isEqualTo(201);
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsUseless() {
        JsonNode row = fleet.device("");
        JsonNode code = code(row);
        for (int i = 0; i < 4; i++) {
            assertRefused(enrol(code, "0000-0000-0000-0000", key, proof(code, key)));
        }
        JsonNode another = code(fleet.device(""));
        assertRefused(enrol(code, another.get("code").asString(), key, proof(code, key)));

        assertRefused(enrol(code, key));
        assertThat(jdbc.sql("select count(*) from audit_event where details ->> 'device' = ?"
                                + " and details ->> 'step' = 'wrong-code'")
                        .param(row.get("id").asString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void anEnrolmentThatIsNotThereIsRefusedInTheSameWords() {
        JsonNode code = code(fleet.device(""));
        String unknown = "5f0c3d0e-1111-4222-8333-444455556666";

        Office.Reply reply = send(unknown, code.get("code").asString(), key, key.proof(unknown, Instant.now()));

        assertRefused(reply);
    }

    @Test
    void nothingEnrolsForWhatIsBlockedOrRetired() {
        JsonNode blocked = fleet.device("");
        JsonNode codeOfBlocked = code(blocked);
        fleet.step(blocked, "block");
        JsonNode retired = fleet.device("");
        JsonNode codeOfRetired = code(retired);
        fleet.step(retired, "retire");

        assertRefused(enrol(codeOfBlocked, key));
        assertRefused(enrol(codeOfRetired, key));
        assertThat(office.post(TestFleet.self(blocked) + "/enrolment", operator, "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aWrongProofIsRefusedAndSaysWhy() {
        JsonNode row = fleet.device("");
        TestKey other = TestKey.ed25519();
        Instant now = Instant.now();
        String id = code(row).get("enrolment").asString();
        String about = "{\"enrolment\":\"" + id + "\",\"iat\":";

        assertThat(List.of(
                        wrong(row, _ -> "a.b"),
                        wrong(row, it -> other.proof(it, now)),
                        wrong(row, it -> key.proof("ES256", about + now.getEpochSecond() + "}")),
                        wrong(row, it -> key.proof("none", about + now.getEpochSecond() + "}")),
                        wrong(row, _ -> key.proof(id, now)),
                        wrong(row, it -> key.proof(it, now.minusSeconds(301))),
                        wrong(row, it -> key.proof(it, now.plusSeconds(330))),
                        wrong(row, it -> key.proof("EdDSA", "{\"enrolment\":\"" + it + "\"}"))))
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("\"proof\" is a JWS in compact form"),
                        it -> assertThat(it).isEqualTo("\"proof\" is not signed with the key in \"jwk\", by EdDSA"),
                        it -> assertThat(it).isEqualTo("\"proof\" is not signed with the key in \"jwk\", by EdDSA"),
                        it -> assertThat(it).isEqualTo("\"proof\" is not signed with the key in \"jwk\", by EdDSA"),
                        it -> assertThat(it).isEqualTo("\"proof\" is about another enrolment"),
                        it -> assertThat(it).startsWith("\"iat\" in \"proof\" is the time in seconds"),
                        it -> assertThat(it).startsWith("\"iat\" in \"proof\" is the time in seconds"),
                        it -> assertThat(it).startsWith("\"iat\" in \"proof\" is the time in seconds"));
        assertThat(devices.sender(key.key().thumbprint(), Instant.now())).isEmpty();
    }

    @Test
    void aWrongProofLeavesTheCodeForTheRightOne() {
        JsonNode code = code(fleet.device(""));
        enrol(
                code,
                code.get("code").asString(),
                key,
                TestKey.p256().proof(code.get("enrolment").asString(), Instant.now()));

        assertThat(enrol(code, key).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"enrolment":"x","code":"A","jwk":{},"proof":"a.b.c"}                                    | /enrolment: is an id
            {"code":"A","jwk":{},"proof":"a.b.c"}                                                    | /enrolment: is an id
            {"enrolment":"5f0c3d0e-1111-4222-8333-444455556666","jwk":{},"proof":"a.b.c"}            | /code: is a text
            {"enrolment":"5f0c3d0e-1111-4222-8333-444455556666","code":"A","jwk":{}}                 | /proof: is a text
            {"enrolment":"5f0c3d0e-1111-4222-8333-444455556666","code":"A","jwk":{},"proof":"a.b.c"} | "jwk" is of another kind
            {"enrolment":"5f0c3d0e-1111-4222-8333-444455556666","code":"A","jwk":{},"proof":"a","x":1} | /x: is not a member
            """)
    void saysWhatIsMissing(String body, String sentence) {
        Office.Reply reply = post(body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("detail").asString()).startsWith(sentence);
    }

    @Test
    void theCodeIsStoredNowhere() {
        JsonNode code = code(fleet.device(""));
        String plain = code.get("code").asString().replace("-", "");

        assertThat(jdbc.sql("select (select string_agg(e::text, '') from enrolment e) ||"
                                + " (select string_agg(a::text, '') from audit_event a)")
                        .query(String.class)
                        .single())
                .contains(code.get("enrolment").asString())
                .doesNotContain(plain, code.get("code").asString());
        assertThat(plain).matches("[0-9A-HJKMNP-TV-Z]{16}");
    }

    @Test
    void aCodeIsValidForADayOrAsLongAsItIsSaid() {
        JsonNode row = fleet.device("");
        Instant now = Instant.now();

        assertThat(Instant.parse(code(row).get("validUntil").asString()))
                .isBetween(now.plusSeconds(86_400), now.plusSeconds(86_430));
        assertThat(Instant.parse(fleet.created(TestFleet.self(row) + "/enrolment", "{\"validSeconds\":60}")
                        .get("validUntil")
                        .asString()))
                .isBetween(now.plusSeconds(60), now.plusSeconds(120));
        assertThat(office.post(TestFleet.self(row) + "/enrolment", operator, "{\"validSeconds\":59}")
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("/validSeconds: is a number of seconds, 60 to 604800");
    }

    private JsonNode code(JsonNode owner) {
        return fleet.created(TestFleet.self(owner) + "/enrolment", "");
    }

    private String proof(JsonNode code, TestKey own) {
        return own.proof(code.get("enrolment").asString(), Instant.now());
    }

    private Office.Reply enrol(JsonNode code, TestKey own) {
        return enrol(code, code.get("code").asString(), own, proof(code, own));
    }

    private Office.Reply enrol(JsonNode code, String typed, TestKey own, String proof) {
        return send(code.get("enrolment").asString(), typed, own, proof);
    }

    private Office.Reply send(String enrolment, String code, TestKey own, String proof) {
        return post("{\"enrolment\":\"" + enrolment + "\",\"code\":\"" + code + "\",\"jwk\":" + own.jwk()
                + ",\"proof\":\"" + proof + "\"}");
    }

    /** What is said to a proof under a new, right code. */
    private String wrong(JsonNode row, UnaryOperator<String> proof) {
        JsonNode code = code(row);
        Office.Reply reply = enrol(
                code,
                code.get("code").asString(),
                key,
                proof.apply(code.get("enrolment").asString()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        return reply.json().get("detail").asString();
    }

    private Office.Reply post(String body) {
        return office.send("POST", "/enrolment", BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    private static void assertRefused(Office.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertThat(reply.json().get("detail").asString()).isEqualTo(NO_SUCH_CODE);
    }
}
