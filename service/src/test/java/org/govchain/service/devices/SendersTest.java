package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whose key it is and for which devices it signs: what the intake asks for every reading. */
@Tag("database")
class SendersTest {

    private static final AuthorityId MUSTERSTADT = new AuthorityId(Office.MUSTERSTADT);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

    private final Office office = Office.shared();
    private final TestFleet fleet = new TestFleet(office);
    private final Devices devices = office.bean(Devices.class);
    private final JdbcClient jdbc = office.bean(JdbcClient.class);
    private final String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);

    static Stream<TestKey> kinds() {
        return Stream.of(TestKey.ed25519(), TestKey.p256());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKeyNamesItsDeviceFromTheInstantItIsRegistered(TestKey key) {
        assertThat(devices.sender(key.key().thumbprint(), Instant.now())).isEmpty();
        JsonNode row = fleet.device("");

        JsonNode added = fleet.key(row, key, "");

        Instant from = Instant.parse(added.get("validFrom").asString());
        assertThat(sender(key, from)).contains(new Sender(MUSTERSTADT, Optional.of(TestFleet.id(row)), key.key()));
        assertThat(sender(key, from.minusMillis(1))).isEmpty();
        assertThat(added.get("kid").asString()).isEqualTo(key.kid());
        assertThat(added.get("jwk").toString()).isEqualTo(key.jwk());
        assertThat(added.get("state").asString()).isEqualTo("valid");
        assertThat(fleet.show(row).at("/keys/0")).isEqualTo(added);
    }

    @Test
    void findsADeviceByNameAndByIdAsItWasRegistered() {
        JsonNode row = fleet.device(",\"place\":\"Musterstadt\",\"intervalSeconds\":60,\"latenessSeconds\":5");
        String name = row.get("name").asString();

        Device found = devices.find(MUSTERSTADT, name).orElseThrow();

        assertThat(devices.find(TestFleet.id(row))).contains(found);
        assertThat(devices.find(new AuthorityId(Office.NACHBARSTADT), name)).isEmpty();
        assertThat(found.place()).contains("Musterstadt");
        assertThat(found.interval()).contains(Duration.ofMinutes(1));
        assertThat(found.latenessSeconds()).isEqualTo(5);
        assertThat(found.open()).isFalse();
        assertThat(found.state()).isEqualTo(Device.State.ACTIVE);
        QuantityRule rule =
                Optional.ofNullable(found.quantities().get("temperature")).orElseThrow();
        assertThat(rule.unit()).isEqualTo("Cel");
        assertThat(rule.lowest()).hasValue(-40);
        assertThat(rule.highest()).hasValue(60.5);
    }

    @Test
    void aRetiredKeyIsNoSenderAfterItsInstantAndStaysOneForReadingsBefore() {
        JsonNode row = fleet.device("");
        TestKey key = TestKey.ed25519();
        Instant from = Instant.parse(fleet.key(row, key, "").get("validFrom").asString());
        Instant lost = from.plusMillis(2);

        JsonNode retired = retire(row, key, lost).json();

        assertThat(retired.get("retiredAt").asString()).isEqualTo(lost.toString());
        assertThat(sender(key, lost.minusMillis(1))).isPresent();
        assertThat(sender(key, lost)).isEmpty();
        assertThat(sender(key, Instant.now())).isEmpty();
        assertThat(jdbc.sql("select count(*) from sender_key where thumbprint = ?")
                        .param(key.key().thumbprint().bytes())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theDatabaseDeletesNoKeyWhoeverAsks() {
        TestKey key = TestKey.ed25519();
        fleet.key(fleet.device(""), key, "");

        assertThatThrownBy(() -> jdbc.sql("delete from sender_key where thumbprint = ?")
                        .param(key.key().thumbprint().bytes())
                        .update())
                .hasMessageContaining("a key is retired, not deleted");
    }

    @Test
    void aRetirementThatHasPassedIsPutEarlierButNeverLater() {
        JsonNode row = fleet.device("");
        TestKey key = TestKey.p256();
        Instant from = Instant.parse(fleet.key(row, key, "").get("validFrom").asString());
        retire(row, key, from.plusMillis(1));

        Office.Reply later = retire(row, key, Instant.now().plusSeconds(60));
        Office.Reply earlier = retire(row, key, from.minusSeconds(60));

        assertThat(later.status()).isEqualTo(409);
        assertThat(later.json().get("detail").asString()).endsWith("that can be put earlier, not later");
        assertThat(earlier.status()).as(earlier.text()).isEqualTo(200);
        assertThat(sender(key, from)).as("never valid").isEmpty();
    }

    @Test
    void aNewKeyTakesThePlaceOfTheOldOneAfterAnOverlap() {
        JsonNode row = fleet.device("");
        TestKey old = TestKey.ed25519();
        TestKey fresh = TestKey.p256();
        fleet.key(row, old, "");
        Instant from = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);

        JsonNode added = fleet.key(row, fresh, ",\"validFrom\":\"" + from + "\",\"overlapSeconds\":600");

        assertThat(added.get("state").asString()).isEqualTo("waiting");
        assertThat(sender(fresh, from.minusSeconds(1))).isEmpty();
        assertThat(sender(fresh, from)).isPresent();
        assertThat(sender(old, from.plusSeconds(599))).isPresent();
        assertThat(sender(old, from.plusSeconds(600))).isEmpty();
        assertThat(sender(fresh, from.plusSeconds(600))).isPresent();
    }

    @Test
    void aKeyIsOfOneSenderOnly() {
        TestKey key = TestKey.ed25519();
        fleet.key(fleet.device(""), key, "");
        String body = "{\"jwk\":" + key.jwk() + "}";

        for (JsonNode other : new JsonNode[] {fleet.device(""), fleet.gateway()}) {
            Office.Reply reply = office.post(TestFleet.self(other) + "/keys", operator, body);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.json().get("detail").asString()).startsWith("this key is registered already");
        }
    }

    @Test
    void aDeviceSendsForItselfOnly() {
        JsonNode row = fleet.device("");
        TestKey key = TestKey.ed25519();
        fleet.key(row, key, "");
        Sender sender = sender(key, Instant.now()).orElseThrow();

        assertThat(devices.maySend(sender, found(row))).isTrue();
        assertThat(devices.maySend(sender, found(fleet.device("")))).isFalse();
    }

    @Test
    void aGatewaySendsForEveryDeviceOfItsAuthorityThatIsNotBoundToAnother() {
        JsonNode gateway = fleet.gateway();
        String binding = ",\"gateway\":\"" + gateway.get("id").asString() + "\"";
        TestKey key = TestKey.p256();
        fleet.key(gateway, key, "");
        TestKey others = TestKey.p256();
        fleet.key(fleet.gateway(), others, "");
        Sender sender = sender(key, Instant.now()).orElseThrow();
        Sender other = sender(others, Instant.now()).orElseThrow();
        Device foreign = new Device(
                TestFleet.id(gateway),
                new AuthorityId(Office.NACHBARSTADT),
                "x",
                "x",
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                Device.State.ACTIVE,
                Map.of());

        assertThat(sender.device()).isEmpty();
        assertThat(devices.maySend(sender, found(fleet.device("")))).isTrue();
        Device bound = found(fleet.device(binding));
        assertThat(devices.maySend(sender, bound)).isTrue();
        assertThat(devices.maySend(other, bound)).isFalse();
        assertThat(devices.maySend(sender, foreign)).isFalse();
    }

    @Test
    void whatIsBlockedOrRetiredSendsNothing() {
        JsonNode row = fleet.device("");
        JsonNode gateway = fleet.gateway();
        TestKey key = TestKey.ed25519();
        TestKey gatewayKey = TestKey.ed25519();
        fleet.key(row, key, "");
        fleet.key(gateway, gatewayKey, "");
        Sender sender = sender(key, Instant.now()).orElseThrow();

        fleet.step(gateway, "block");
        assertThat(sender(gatewayKey, Instant.now())).isEmpty();
        fleet.step(gateway, "unblock");
        assertThat(sender(gatewayKey, Instant.now())).isPresent();
        fleet.step(row, "block");
        assertThat(devices.maySend(sender, found(row))).isFalse();
        fleet.step(row, "unblock");
        assertThat(devices.maySend(sender, found(row))).isTrue();
        fleet.step(row, "retire");
        assertThat(devices.maySend(sender, found(row))).isFalse();
        assertThat(sender(key, Instant.now())).isEmpty();
    }

    /** Another process of the installation changes rows without telling this one. */
    @Test
    void aChangeOfAnotherProcessIsSeenWithinTwoSeconds() {
        JsonNode row = fleet.device("");
        JsonNode gateway = fleet.gateway();
        TestKey key = TestKey.ed25519();
        TestKey gatewayKey = TestKey.p256();
        fleet.key(row, key, "");
        fleet.key(gateway, gatewayKey, "");
        assertThat(found(row).state()).isEqualTo(Device.State.ACTIVE);
        assertThat(sender(key, Instant.now())).isPresent();
        assertThat(sender(gatewayKey, Instant.now())).isPresent();

        jdbc.sql("update device set state = 'BLOCKED' where id = ?")
                .param(TestFleet.id(row))
                .update();
        jdbc.sql("update gateway set state = 'BLOCKED' where id = ?")
                .param(TestFleet.id(gateway))
                .update();
        jdbc.sql("update sender_key set retired_at = valid_from where thumbprint = ?")
                .param(key.key().thumbprint().bytes())
                .update();
        long changed = System.nanoTime();

        Office.await(
                "seen",
                () -> found(row).state() == Device.State.BLOCKED
                        && sender(key, Instant.now()).isEmpty()
                        && sender(gatewayKey, Instant.now()).isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(SEEN_WITHIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                      | "jwk" is a JSON Web Key
            {"jwk":"x"}                                                             | "jwk" is a JSON Web Key
            {"jwk":{}}                                                              | "jwk" is of another kind
            {"jwk":{"kty":"RSA","n":"AQAB","e":"AQAB"}}                             | "jwk" is of another kind
            {"jwk":{"kty":"OKP","crv":"X25519","x":"AA"}}                           | "jwk" is of another kind
            {"jwk":{"kty":"OKP","crv":"Ed25519"}}                                   | "jwk" is no point of its curve
            {"jwk":{"kty":"OKP","crv":"Ed25519","x":"AAAA"}}                        | "jwk" is no point of its curve
            {"jwk":{"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}} | "jwk" is no point of its curve
            {"jwk":{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}}                    | "jwk" is no point of its curve
            {"jwk":{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}}                 | "jwk" has the secret half of a key
            {"key":{}}                                                              | /key: is not a member
            {"jwk":KEY,"validFrom":"tomorrow"}                                      | /validFrom: is an instant
            {"jwk":KEY,"validFrom":"2020-01-01T00:00:00Z"}                          | "validFrom" is now or within a year
            {"jwk":KEY,"validFrom":"2999-01-01T00:00:00Z"}                          | "validFrom" is now or within a year
            {"jwk":KEY,"overlapSeconds":-1}                                         | /overlapSeconds: is a number of seconds
            """)
    void saysWhatIsWrongWithAKey(String body, String sentence) {
        Office.Reply reply = office.post(
                TestFleet.self(fleet.device("")) + "/keys",
                operator,
                body.replace("KEY", TestKey.ed25519().jwk()));

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("detail").asString()).startsWith(sentence);
    }

    @Test
    void aDeviceHasEightKeysAtOnceAtMost() {
        JsonNode row = fleet.device("");
        for (int i = 0; i < 8; i++) {
            fleet.key(row, TestKey.ed25519(), "");
        }
        String another = "{\"jwk\":" + TestKey.ed25519().jwk() + "}";

        assertThat(office.post(TestFleet.self(row) + "/keys", operator, another).status())
                .isEqualTo(409);
        fleet.key(row, TestKey.ed25519(), ",\"overlapSeconds\":0");
        assertThat(office.post(TestFleet.self(row) + "/keys", operator, another).status())
                .as("the others are retired")
                .isEqualTo(201);
    }

    @Test
    void aRetiredDeviceGetsNoKey() {
        JsonNode row = fleet.device("");
        fleet.step(row, "retire");

        assertThat(office.post(
                                TestFleet.self(row) + "/keys",
                                operator,
                                "{\"jwk\":" + TestKey.ed25519().jwk() + "}")
                        .status())
                .isEqualTo(409);
    }

    private Optional<Sender> sender(TestKey key, Instant at) {
        return devices.sender(key.key().thumbprint(), at);
    }

    private Device found(JsonNode row) {
        return devices.find(TestFleet.id(row)).orElseThrow();
    }

    private Office.Reply retire(JsonNode row, TestKey key, Instant at) {
        return office.post(TestFleet.self(row) + "/keys/" + key.kid() + "/retire", operator, "{\"at\":\"" + at + "\"}");
    }
}
