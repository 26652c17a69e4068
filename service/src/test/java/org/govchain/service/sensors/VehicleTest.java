package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.govchain.service.devices.Devices;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class VehicleTest {

    private static final String QUANTITIES =
            "{\"lat\":{\"unit\":\"deg\"},\"lon\":{\"unit\":\"deg\"},\"speed\":{\"unit\":\"km/h\"},"
                    + "\"note\":{\"unit\":\"1\"}}";

    private final Office office = Office.shared();
    private final String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
    private final TestSender bus = TestSender.of(office, Office.MUSTERSTADT, false);
    private final Instant now = Instant.now();

    @Test
    void coordinatesAreMadeCoarseBeforeTheyAreStored() {
        drives(false);
        Reply reply = send(reading(0, "\"lat\":51.234567,\"lon\":-6.785,\"speed\":37.123456"));
        assertThat(reply.json().at("/readings/0").toString()).isEqualTo("{\"position\":1}");

        assertThat(stored()).contains("51.23", "-6.79", "37.123456").doesNotContain("51.234567", "6.785");
        assertThat(send(reading(0, "\"lat\":51.234567,\"lon\":-6.785,\"speed\":37.123456"))
                        .json()
                        .at("/readings/0")
                        .toString())
                .isEqualTo("{\"duplicate\":1}");
    }

    @Test
    void coordinatesInWordsAreRefused() {
        drives(false);
        Reply reply = send(reading(0, "\"note\":\"51.2345, 6.7890\"") + "\n" + reading(1, "\"note\":\"Depot\""));

        assertThat(reply.json().get("readings").toString())
                .isEqualTo("[{\"refused\":\"place-not-taken\"},{\"position\":1}]");
    }

    @Test
    void aTrackIsExactWhereSomebodyDecidedSo() {
        drives(true);
        send(reading(0, "\"lat\":51.234567,\"lon\":-6.785"));

        assertThat(stored()).contains("51.234567", "-6.785");
    }

    @Test
    void aTrackIsForgottenAfterItsTimeAndTheAnswerSaysSo() {
        drives(false);
        send(reading(0, "\"lat\":51.23,\"lon\":6.78"));
        String question =
                "/api/streams/" + office.bean(Streams.class).idOf(bus.id).orElseThrow() + "/readings?from="
                        + now.minusSeconds(600) + "&until=" + now.plusSeconds(1);
        Office.await("anchored head", () -> office.get(question, operator).status() == 200);
        round(Duration.ofDays(30));
        assertThat(office.get(question, operator).status()).isEqualTo(200);
        round(Duration.ofDays(31).plusSeconds(86_400));

        Reply reply = office.get(question, operator);
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.json().get("code").asString()).isEqualTo("forgotten");
        assertThat(office.get(question, office.token(Office.NACHBARSTADT, Role.SENSOR_OPERATOR))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aVehicleHasAnEndOfRetentionAlsoWhenNobodySaysSo() {
        Reply bare = register("\"vehicle\":true");
        assertThat(bare.json().get("retentionDays").asInt()).isEqualTo(30);
        assertThat(bare.json().get("exact").asBoolean()).isFalse();
        assertThat(register("\"vehicle\":true,\"retentionDays\":7,\"exact\":true")
                        .json()
                        .get("retentionDays")
                        .asInt())
                .isEqualTo(7);
        assertThat(register("\"vehicle\":false").json().has("retentionDays")).isFalse();
        assertThat(register("\"retentionDays\":1,\"latenessSeconds\":90000").text())
                .contains("/retentionDays: is shorter than latenessSeconds");
        assertThat(register("\"retentionDays\":0").text()).contains("/retentionDays: is a number of days, 1 to 3650");
    }

    @Test
    void coordinatesInOtherUnitsAreNotRegisteredForAVehicle() {
        for (String hidden : new String[] {"\"x\":{\"unit\":\"rad\"}", "\"gps.lat\":{\"unit\":\"1\"}"}) {
            String body = "{\"name\":\"" + bus.name + hidden.hashCode()
                    + "\",\"what\":\"Bus\",\"vehicle\":true,\"quantities\":{" + hidden + "}";
            assertThat(office.post("/api/devices", operator, body + "}").text()).contains("of a vehicle is deg");
            assertThat(office.post("/api/devices", operator, body + ",\"exact\":true}")
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void whatSendsItsCoordinatesIsAVehicleOrSaysThatItMayBeFoundExactly() {
        String body = "{\"name\":\"" + bus.name + "-pole\",\"what\":\"Mast\",\"quantities\":"
                + "{\"longitude\":{\"unit\":\"deg\"},\"wind.direction\":{\"unit\":\"deg\"}}";

        Reply refused = office.post("/api/devices", operator, body + "}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("/quantities/longitude: what sends its coordinates moves")
                .doesNotContain("wind.direction");
        assertThat(office.post("/api/devices", operator, body + ",\"exact\":true}")
                        .status())
                .isEqualTo(201);
    }

    private Reply register(String more) {
        String body = "{\"name\":\"v-" + java.util.UUID.randomUUID() + "\",\"what\":\"Bus\",\"quantities\":"
                + QUANTITIES + "," + more + "}";
        return office.post("/api/devices", operator, body);
    }

    private void drives(boolean exact) {
        jdbc().sql("update device set vehicle = true, open = false, retention_days = 30, place_exact = ?,"
                        + " quantities = ?::jsonb where id = ?")
                .params(exact, QUANTITIES, bus.id)
                .update();
    }

    private void round(Duration later) {
        new ForgettingRounds(
                        new ForgettingProperties(Duration.ofHours(1)),
                        office.bean(Devices.class),
                        office.bean(Streams.class),
                        Clock.fixed(now.plus(later), ZoneOffset.UTC))
                .round();
    }

    private String stored() {
        String question =
                "/api/streams/" + office.bean(Streams.class).idOf(bus.id).orElseThrow() + "/readings?from="
                        + now.minusSeconds(3600) + "&until=" + now.plusSeconds(60) + "&format=json";
        Office.await("anchored head", () -> office.get(question, operator).status() == 200);
        return office.get(question, operator).text();
    }

    private String reading(int number, String values) {
        return "{\"device\":\"" + bus.name + "\",\"at\":\"" + now.minusSeconds(300 - number) + "\",\"values\":{"
                + values + "}}";
    }

    private Reply send(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return office.send(
                "POST",
                "/api/readings",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/x-ndjson",
                "Readings-Signature",
                bus.sign(body));
    }

    private JdbcClient jdbc() {
        return office.bean(JdbcClient.class);
    }
}
