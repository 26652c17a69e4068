package org.govchain.service.lorawan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.devices.Integration;
import org.govchain.service.devices.Integrations;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.ReadingAnswer;
import org.govchain.service.streams.Numbered;
import org.govchain.service.streams.Streams;
import org.govchain.stream.Counter;
import org.govchain.stream.Quantity;
import org.govchain.stream.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class UplinksTest {

    private static final String BOTH = "{\"temperature\":21.5,\"humidity\":40}";
    private static final String PLAIN = "{}";

    private final Office office = Office.shared();
    private final Instant now =
            Instant.parse(Instant.now().minusSeconds(300).toString().substring(0, 19) + "Z");

    @ParameterizedTest
    @ValueSource(strings = {TestServer.CHIRPSTACK, TestServer.THE_THINGS_STACK})
    void anUplinkIsAReadingWithSessionAndFrameCounter(String kind) {
        TestServer server = new TestServer(office, kind, PLAIN);

        assertThat(server.send(server.uplink("s1", 0, now, BOTH)).text()).isEqualTo("{\"position\":1}");
        assertThat(server.send(server.uplink("s1", 1, now.plusSeconds(60), "{\"temperature\":22}"))
                        .text())
                .isEqualTo("{\"position\":2}");
        assertThat(numbered(server, "s1", 0).reading().quantities())
                .containsExactlyInAnyOrder(
                        new Quantity("temperature", new Value.Of(21.5), "Cel"),
                        new Quantity("humidity", new Value.Of(40), "%"));
        assertThat(measured(server, 1)).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestServer.CHIRPSTACK, TestServer.THE_THINGS_STACK})
    void aFrameThatComesAgainIsADuplicateWhateverItsTimeAndGateways(String kind) {
        TestServer server = new TestServer(office, kind, PLAIN);
        String event = server.uplink("s1", 7, now, BOTH);

        assertThat(server.send(event).text()).isEqualTo("{\"position\":1}");
        assertThat(server.send(event).text()).as("the server's own retry").isEqualTo("{\"duplicate\":1}");
        assertThat(server.send(event.replace("-71", "-98").replace("02aabbccddeeff99", "02aabbccddeeff98"))
                        .text())
                .as("heard by another gateway")
                .isEqualTo("{\"duplicate\":1}");
        assertThat(server.send(server.uplink("s1", 7, now.plusSeconds(9), BOTH)).text())
                .as("sent again by the device")
                .isEqualTo("{\"duplicate\":1}");
        assertThat(server.send(server.uplink("s1", 7, now.plusSeconds(9), "{\"temperature\":3}"))
                        .text())
                .as("another device with its identity")
                .isEqualTo("{\"refused\":\"counter-used\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestServer.CHIRPSTACK, TestServer.THE_THINGS_STACK})
    void framesThatAreMissingAreAGapAndMayStillCome(String kind) {
        TestServer server = new TestServer(office, kind, PLAIN);
        server.send(server.uplink("s1", 0, now, BOTH));

        assertThat(server.send(server.uplink("s1", 3, now.plusSeconds(180), BOTH))
                        .text())
                .isEqualTo("{\"position\":2}");
        assertThat(gaps(server)).containsExactly("s1 1-2");
        assertThat(server.send(server.uplink("s1", 2, now.plusSeconds(120), BOTH))
                        .text())
                .isEqualTo("{\"position\":4}");
        assertThat(gaps(server)).containsExactly("s1 1-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestServer.CHIRPSTACK, TestServer.THE_THINGS_STACK})
    void aJoinBeginsToCountAnew(String kind) {
        TestServer server = new TestServer(office, kind, PLAIN);
        server.send(server.uplink("s1", 0, now, BOTH));

        assertThat(server.send(server.uplink("s2", 0, now.plusSeconds(60), BOTH))
                        .text())
                .isEqualTo("{\"position\":2}");
        assertThat(gaps(server)).as("only what may still be on its way").containsExactly("s1 1-64");
    }

    @Test
    void theMappingSaysWhereAQuantityStandsAndWhatItsNumberMeans() {
        TestServer server = new TestServer(
                office,
                TestServer.CHIRPSTACK,
                "{\"temperature\":{\"from\":\"/sensors/0/t\",\"unit\":\"Cel\",\"scale\":0.1,\"offset\":-5},"
                        + "\"humidity\":{\"from\":\"/rh\"},\"pressure\":{\"from\":\"/p\"}}");

        assertThat(server.send(server.uplink(
                                "s1", 1, now, "{\"sensors\":[{\"t\":231}],\"rh\":40,\"p\":1013,\"temperature\":99}"))
                        .text())
                .isEqualTo("{\"position\":1}");
        assertThat(numbered(server, "s1", 1).reading().quantities())
                .containsExactlyInAnyOrder(
                        new Quantity("temperature", new Value.Of(18.1), "Cel"),
                        new Quantity("humidity", new Value.Of(40), "%"));
    }

    @Test
    void aMappingToAnotherUnitIsNotConverted() {
        TestServer server = new TestServer(
                office, TestServer.CHIRPSTACK, "{\"temperature\":{\"from\":\"/f\",\"unit\":\"[degF]\"}}");

        assertThat(server.send(server.uplink("s1", 1, now, "{\"f\":70}")).text())
                .isEqualTo("{\"refused\":\"unit-wrong\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | not-decoded",
                "{} | not-decoded",
                "'\"text\"' | not-decoded",
                "'{\"other\":1}' | not-decoded",
                "'{\"temperature\":null}' | not-decoded",
                "'{\"temperature\":\"warm\"}' | not-a-number",
                "'{\"temperature\":\"NaN\"}' | not-a-number",
                "'{\"temperature\":true}' | not-a-number",
                "'{\"temperature\":[1]}' | malformed",
                "'{\"temperature\":{\"value\":1}}' | malformed",
                "'{\"temperature\":1e999}' | malformed",
                "'{\"temperature\":NaN}' | malformed",
                "'{\"temperature\":80}' | out-of-range",
                "'{\"temperature\":20,\"state\":\"\"}' | malformed"
            })
    void whatAPoisonedDecoderMakesIsRefusedAndTheNextUplinkIsTaken(String decoded, String answer) {
        for (String kind : List.of(TestServer.CHIRPSTACK, TestServer.THE_THINGS_STACK)) {
            TestServer server = new TestServer(office, kind, PLAIN);

            Office.Reply reply = server.send(server.uplink("s1", 1, now, decoded));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("{\"refused\":\"" + answer + "\"}");
            assertThat(server.send(server.uplink("s1", 2, now.plusSeconds(1), BOTH))
                            .text())
                    .isEqualTo("{\"position\":1}");
        }
    }

    @Test
    void aHugeOrDeepObjectHarmsNobody() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);
        String deep = "{\"temperature\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String large = "{\"temperature\":20,\"more\":\"" + "x".repeat(10 << 20) + "\"}";

        assertThat(server.send(server.uplink("s1", 1, now, deep)).text()).isEqualTo("{\"refused\":\"malformed\"}");
        assertThat(server.send(server.uplink("s1", 2, now, large)).status()).isEqualTo(413);
        assertThat(server.send("no JSON").text()).isEqualTo("{\"refused\":\"malformed\"}");
        assertThat(server.send(server.uplink("s1", 3, now, BOTH)).text()).isEqualTo("{\"position\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "devEui, deviceEui",
        "devAddr, address",
        "\"s1\", \"s\\u0000\"",
        "\"s1\", \"\"",
        "\"fCnt\":1, \"fCnt\":-1",
        "\"fCnt\":1, \"fCnt\":4294967296",
        "\"fCnt\":1, \"fCnt\":\"1\""
    })
    void anUplinkThatLacksItsIdentityIsMalformed(String member, String other) {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);

        assertThat(server.send(server.uplink("s1", 1, now, BOTH).replace(member, other))
                        .text())
                .isEqualTo("{\"refused\":\"malformed\"}");
    }

    @Test
    void whatIsRefusedOfADeviceCanBeSeenAndARepetitionIsNotAmongIt() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);
        server.send(server.uplink("s1", 1, now, BOTH));
        server.send(server.uplink("s1", 1, now.plusSeconds(5), BOTH));
        server.send(server.uplink("s1", 2, now.plusSeconds(60), "{}"));
        server.send(server.uplink("s1", 2, now.plusSeconds(60), "{\"temperature\":\"NaN\"}"));

        Office.await("what was refused is stored", () -> refusals(server).size() == 2);
        assertThat(refusals(server)).containsExactly("not-a-number", "not-decoded");
    }

    @Test
    void aFrameOfAVehicleThatComesAgainIsADuplicateThoughItsPlaceIsStoredCoarser() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);
        String devEui = server.devEui.substring(0, 15) + (server.devEui.endsWith("0") ? "1" : "0");
        server.created(
                "/api/devices",
                "{\"name\":\"" + devEui + "-bus\",\"what\":\"Linienbus\",\"vehicle\":true,\"devEui\":\"" + devEui
                        + "\",\"quantities\":{\"lat\":{\"unit\":\"deg\"}}}");
        String first = server.uplink("s1", 1, now, "{\"lat\":51.234567}").replace(server.devEui, devEui);
        String again = server.uplink("s1", 1, now.plusSeconds(5), "{\"lat\":51.234567}")
                .replace(server.devEui, devEui);

        assertThat(server.send(first).text()).isEqualTo("{\"position\":1}");
        assertThat(server.send(again).text()).isEqualTo("{\"duplicate\":1}");
    }

    @Test
    void aGatewayWithAWrongClockIsNotBelieved() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);

        server.send(server.chirpStack("s1", 1, now.plus(Duration.ofDays(9)), now, BOTH));
        server.send(server.chirpStack("s1", 2, Instant.parse("1980-01-06T00:00:00Z"), now.plusSeconds(1), BOTH));
        server.send(server.chirpStack("s1", 3, now.plusSeconds(2), now.plusSeconds(30), BOTH));
        assertThat(List.of(measured(server, 1), measured(server, 2), measured(server, 3)))
                .containsExactly(now, now.plusSeconds(1), now.plusSeconds(2));
        assertThat(server.send(server.uplink("s1", 4, now, BOTH)
                                .replace("\"time\":\"2", "\"time\":\"+99999")
                                .replace("gwTime\":\"2", "gwTime\":\"x"))
                        .text())
                .isEqualTo("{\"position\":4}");
    }

    @Test
    void otherEventsAreCountedAndThatIsAll() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);
        TestServer things = new TestServer(office, TestServer.THE_THINGS_STACK, PLAIN);
        String info = "\"deviceInfo\":{\"devEui\":\"" + server.devEui + "\"}";

        for (String event : List.of(
                "{\"time\":\"" + now + "\"," + info + ",\"devAddr\":\"01a2b3c4\"}",
                "{\"time\":\"" + now + "\"," + info + ",\"margin\":7,\"batteryLevel\":88.5}",
                "{\"time\":\"" + now + "\"," + info + ",\"acknowledged\":true,\"fCntDown\":3}")) {
            assertThat(server.send(event).status()).isEqualTo(204);
        }
        assertThat(things.send("{\"end_device_ids\":{\"dev_eui\":\"" + things.devEui
                                + "\"},\"join_accept\":{\"session_key_id\":\"AYAA\"}}")
                        .status())
                .isEqualTo(204);
        String simulated = things.uplink("s1", 1, now, BOTH).replaceFirst("^\\{", "{\"simulated\":true,");
        assertThat(things.send(simulated).status()).isEqualTo(204);
        assertThat(things.send(simulated.replace("true", "false")).text()).isEqualTo("{\"position\":1}");
        assertThat(office.bean(MeterRegistry.class)
                        .counter(
                                "govchain.uplinks",
                                "integration",
                                server.integration.get("name").asString(),
                                "outcome",
                                "other")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void onlyTheServerWithTheTokenIsHeard() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);
        String event = server.uplink("s1", 1, now, BOTH);

        assertThat(server.send(event, "gcit_wrong").status()).isEqualTo(422);
        assertThat(server.send(
                                event,
                                new TestServer(office, TestServer.CHIRPSTACK, PLAIN)
                                        .integration
                                        .get("token")
                                        .asString())
                        .status())
                .isEqualTo(422);
        server.created(server.integration.at("/links/self").asString() + "/block", "");
        assertThat(server.send(event).status()).isEqualTo(422);
        server.created(server.integration.at("/links/self").asString() + "/unblock", "");
        assertThat(server.send(event).text()).isEqualTo("{\"position\":1}");
    }

    @Test
    void aDeviceThatIsUnknownBlockedOrOfAGatewayIsRefused() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);
        String event = server.uplink("s1", 1, now, BOTH);

        assertThat(server.send(event.replace(server.devEui, "0200000000000000")).text())
                .isEqualTo("{\"refused\":\"device-unknown\"}");
        server.created(server.device.at("/links/self").asString() + "/block", "");
        assertThat(server.send(event).text()).isEqualTo("{\"refused\":\"device-not-active\"}");
        server.created(server.device.at("/links/self").asString() + "/retire", "");
        assertThat(server.send(event).text()).isEqualTo("{\"refused\":\"device-unknown\"}");
    }

    @Test
    void aDoorWithoutTokensHandsOverTheSameEvents() {
        TestServer server = new TestServer(office, TestServer.CHIRPSTACK, PLAIN);
        Integration integration = office.bean(Integrations.class)
                .find(UUID.fromString(server.integration.get("id").asString()))
                .orElseThrow();

        Taken taken = office.bean(Uplinks.class)
                .take(integration, server.uplink("s1", 1, now, BOTH).getBytes(StandardCharsets.UTF_8));
        assertThat(taken).isInstanceOf(Taken.Reading.class);
        assertThat(((Taken.Reading) taken).answer().join()).isEqualTo(new ReadingAnswer.Accepted(1));
    }

    private Numbered numbered(TestServer server, String session, long frame) {
        Optional<Numbered> numbered = office.bean(Streams.class)
                .numbered(
                        server.deviceId(), new Counter(session, frame), now.minusSeconds(3600), now.plusSeconds(3600));
        return numbered.orElseThrow();
    }

    private Instant measured(TestServer server, long position) {
        return Instant.ofEpochMilli(office.bean(JdbcClient.class)
                .sql(
                        "select measured from reading r join stream s on s.no = r.stream where s.device = ? and position = ?")
                .params(server.deviceId(), position)
                .query(Long.class)
                .single());
    }

    private List<String> refusals(TestServer server) {
        return office.bean(JdbcClient.class)
                .sql("select why from device_refusal where device = ? order by why")
                .param(server.deviceId())
                .query(String.class)
                .list();
    }

    private List<String> gaps(TestServer server) {
        return office.bean(JdbcClient.class)
                .sql(
                        "select g.session || ' ' || first || '-' || last from stream_gap g join stream s on s.no = g.stream"
                                + " where s.device = ? order by first")
                .param(server.deviceId())
                .query(String.class)
                .list();
    }
}
