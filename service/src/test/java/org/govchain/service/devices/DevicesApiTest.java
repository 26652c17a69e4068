package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What operators say of devices and gateways, and what they are told when it makes no sense. */
@Tag("database")
class DevicesApiTest {

    private final Office office = Office.shared();
    private final TestFleet fleet = new TestFleet(office);
    private final String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
    private final String stranger = office.token(Office.NACHBARSTADT, Role.SENSOR_OPERATOR);

    @Test
    void registersADeviceAndShowsItToOperatorsAndAuditors() {
        JsonNode device = fleet.device(
                ",\"place\":\"Musterstadt, Stadtpark\",\"open\":true,\"licence\":\"DL-DE-BY-2.0\",\"intervalSeconds\":60");

        assertThat(device.get("state").asString()).isEqualTo("active");
        assertThat(device.get("latenessSeconds").asInt()).isEqualTo(21_600);
        assertThat(device.at("/quantities/temperature").toString())
                .isEqualTo("{\"unit\":\"Cel\",\"lowest\":-40,\"highest\":60.5}");
        assertThat(device.get("exact").asBoolean()).isFalse();
        assertThat(device.get("keys")).isEmpty();
        assertThat(fleet.show(device)).isEqualTo(device);
        assertThat(office.get(TestFleet.self(device), office.token(Office.MUSTERSTADT, Role.AUDITOR))
                        .json())
                .isEqualTo(device);
    }

    @Test
    void changesAllThatIsSaidAndTakesAwayWhatIsNot() {
        JsonNode gateway = fleet.gateway();
        JsonNode device = fleet.device(",\"place\":\"Musterstadt\",\"intervalSeconds\":60,\"gateway\":\""
                + gateway.get("id").asString() + "\"");

        Office.Reply changed = office.put(
                TestFleet.self(device),
                operator,
                "{\"what\":\"Pegel\",\"latenessSeconds\":60,\"open\":true,\"licence\":\"CC-BY-4.0\","
                        + "\"quantities\":{\"level\":{\"unit\":\"cm\"}}}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("what").asString()).isEqualTo("Pegel");
        assertThat(changed.json().get("latenessSeconds").asInt()).isEqualTo(60);
        assertThat(changed.json().get("quantities").toString()).isEqualTo("{\"level\":{\"unit\":\"cm\"}}");
        assertThat(changed.json().propertyNames()).doesNotContain("place", "exact", "intervalSeconds", "gateway");
        assertThat(device.get("gateway")).isEqualTo(gateway.get("id"));
    }

    @Test
    void listsInPagesNewestFirst() {
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            registered.addFirst(fleet.device("").get("id").asString());
        }

        JsonNode first = office.get("/api/devices?limit=2", operator).json();
        JsonNode second = office.get(
                        "/api/devices?limit=1&cursor=" + first.get("next").asString(), operator)
                .json();

        assertThat(Stream.concat(
                                first.get("items").valueStream(),
                                second.get("items").valueStream())
                        .map(item -> item.get("id").asString()))
                .isEqualTo(registered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"devices", "gateways"})
    void aNameIsGivenOnceInAnAuthority(String kind) {
        String body = TestFleet.device(TestFleet.anyName(), "");
        if (kind.equals("gateways")) {
            body = body.replaceAll(",\"quantities.*", "}");
        }
        JsonNode first = fleet.created("/api/" + kind, body);
        fleet.step(first, "retire");

        assertThat(office.post("/api/" + kind, operator, body)
                        .json()
                        .get("code")
                        .asString())
                .as("its stream is there for ever")
                .isEqualTo("state-conflict");
        assertThat(office.post("/api/" + kind, stranger, body).status()).isEqualTo(201);
    }

    @Test
    void theRowsOfAnotherAuthorityAreNotThere() {
        JsonNode gateway = fleet.gateway();
        JsonNode device = fleet.device("");
        String key = "{\"jwk\":" + TestKey.ed25519().jwk() + "}";
        String kid = fleet.key(device, TestKey.p256(), "").get("kid").asString();
        String change = "{\"what\":\"Pegel\",\"quantities\":" + TestFleet.QUANTITIES + "}";

        for (JsonNode row : List.of(device, gateway)) {
            String self = TestFleet.self(row);
            List<Office.Reply> replies = new ArrayList<>(List.of(office.get(self, stranger)));
            replies.add(office.put(self, stranger, row.equals(device) ? change : "{\"what\":\"Pegel\"}"));
            replies.add(office.post(self + "/keys", stranger, key));
            for (String step : List.of("block", "unblock", "retire", "enrolment", "keys/" + kid + "/retire")) {
                replies.add(office.post(self + "/" + step, stranger, ""));
            }
            String missing = office.get(
                            self.replaceAll("[^/]+$", UUID.randomUUID().toString()), stranger)
                    .text();
            assertThat(replies).allSatisfy(reply -> {
                assertThat(reply.status()).as(reply.text()).isEqualTo(404);
                assertThat(reply.text()).isEqualTo(missing);
            });
        }
        assertThat(office.get("/api/devices?limit=200", stranger).text())
                .doesNotContain(device.get("id").asString());
        assertThat(office.post(
                                "/api/devices",
                                stranger,
                                TestFleet.device(
                                        TestFleet.anyName(),
                                        ",\"gateway\":\"" + gateway.get("id").asString() + "\""))
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("/gateway: there is no gateway with this id");
        assertThat(fleet.show(device).get("state").asString()).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name":"a b"                                        | /name
            "name":"-a"                                         | /name
            "name":7                                            | /name
            "what":""                                           | /what
            "what":"a\\u0000b"                                  | /what
            "owner":"Erika"                                     | /owner
            "place":7                                           | /place
            "place":"51.23456, 6.78901"                         | /place
            "exact":"yes"                                       | /exact
            "open":true                                         | /licence
            "open":"true"                                       | /open
            "licence":"CC-BY-4.0"                               | /licence
            "vehicle":true,"place":"Betriebshof"                | /place
            "vehicle":true,"open":true,"licence":"CC-BY-4.0"    | /open
            "quantities":{"gps.lat":{"unit":"deg"}}             | /quantities/gps.lat
            "intervalSeconds":0                                 | /intervalSeconds
            "intervalSeconds":1.5                               | /intervalSeconds
            "intervalSeconds":99999999999                       | /intervalSeconds
            "latenessSeconds":-1                                | /latenessSeconds
            "latenessSeconds":2592001                           | /latenessSeconds
            "gateway":"dach"                                    | /gateway
            "gateway":"00000000-0000-0000-0000-000000000000"    | /gateway
            "quantities":{}                                     | /quantities
            "quantities":[]                                     | /quantities
            "quantities":{"a b":{"unit":"Cel"}}                 | /quantities/a b
            "quantities":{"t":"Cel"}                            | /quantities/t
            "quantities":{"t":{"unit":"Cel","low":1}}           | /quantities/t
            "quantities":{"t":{}}                               | /quantities/t/unit
            "quantities":{"t":{"unit":"celsius"}}               | /quantities/t/unit
            "quantities":{"t":{"unit":"Cel","lowest":"1"}}      | /quantities/t/lowest
            "quantities":{"t":{"unit":"Cel","lowest":null}}     | /quantities/t/lowest
            "quantities":{"t":{"unit":"Cel","lowest":2,"highest":1}} | /quantities/t
            """)
    void saysWhatIsWrongWithADevice(String wrong, String pointer) {
        String good = "{\"name\":\"" + TestFleet.anyName() + "\",\"what\":\"Thermometer\",\"quantities\":"
                + TestFleet.QUANTITIES + "}";
        String member = wrong.substring(0, wrong.indexOf(':') + 1);
        String body = switch (member) {
            case "\"name\":" -> good.replaceFirst("\"name\":\"[^\"]*\"", wrong);
            case "\"what\":" -> good.replace("\"what\":\"Thermometer\"", wrong);
            case "\"quantities\":" -> good.replace("\"quantities\":" + TestFleet.QUANTITIES, wrong);
            default -> good.substring(0, good.length() - 1) + "," + wrong + "}";
        };

        Office.Reply reply = office.post("/api/devices", operator, body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("detail").asString())
                .startsWith(pointer + ": ")
                .hasSizeGreaterThan(20);
    }

    @Test
    void aCameraMeasuresNothingAndEverythingElseDoes() {
        String camera = "{\"name\":\"" + TestFleet.anyName() + "\",\"what\":\"Kamera\"";

        assertThat(office.post("/api/devices", operator, camera + ",\"files\":true}")
                        .status())
                .isEqualTo(201);
        assertThat(office.post("/api/devices", operator, camera + ",\"quantities\":{}}")
                        .text())
                .contains("/quantities: is an object with 1 to 64 quantities");
    }

    /** It could never be part of a payload, and with that no reading of the device could be taken. */
    @Test
    void aDescriptionThatIsTooLongInBytesIsRefused() {
        String greek = TestFleet.device(TestFleet.anyName(), "")
                .replaceFirst("\"what\":\"[^\"]*", "\"what\":\"" + "ω".repeat(130));

        assertThat(office.post("/api/devices", operator, greek).text())
                .contains("/what: is a text of at most 256 bytes");
    }

    @Test
    void saysAllMistakesAtOnce() {
        Office.Reply reply = office.post("/api/devices", operator, "{\"nam\":\"a\"}");

        assertThat(reply.json().get("detail").asString()).isEqualTo("the device has 4 mistakes");
        assertThat(reply.json().get("violations").valueStream().map(JsonNode::asString))
                .anySatisfy(it -> assertThat(it).startsWith("/nam: is not a member; members are devEui, exact,"))
                .anySatisfy(it -> assertThat(it).startsWith("/name: "))
                .anySatisfy(it -> assertThat(it).startsWith("/what: "))
                .anySatisfy(it -> assertThat(it).startsWith("/quantities: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"name\":\"a\",\"name\":\"b\"}", "null"})
    void refusesWhatIsNoObject(String body) {
        for (String path : List.of("/api/devices", "/api/gateways", "/enrolment")) {
            assertThat(office.post(path, operator, body).json().get("detail").asString())
                    .startsWith("the body is not a JSON object");
        }
    }

    @Test
    void refusesABodyThatIsTooLong() {
        String long16k = TestFleet.device(TestFleet.anyName(), ",\"x\":\"" + "x".repeat(16_384) + "\"");

        assertThat(office.post("/api/devices", operator, long16k).status()).isEqualTo(400);
    }

    @Test
    void aVehicleStaysAVehicle() {
        JsonNode van = fleet.device(",\"vehicle\":true");
        String open = "{\"what\":\"Transporter\",\"open\":true,\"licence\":\"CC-BY-4.0\",\"quantities\":"
                + TestFleet.QUANTITIES + "}";

        assertThat(office.put(TestFleet.self(van), operator, open)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("/open: readings of a vehicle are personal data and not public");
        assertThat(office.put(
                                TestFleet.self(van),
                                operator,
                                "{\"what\":\"Transporter\",\"vehicle\":false,\"quantities\":" + TestFleet.QUANTITIES
                                        + "}")
                        .json()
                        .get("detail")
                        .asString())
                .startsWith("/vehicle: is not a member");
    }

    @Test
    void aPlaceMayBeExactWhenSomebodySaysSo() {
        JsonNode device = fleet.device(",\"place\":\"51.23456, 6.78901\",\"exact\":true");

        assertThat(device.get("place").asString()).isEqualTo("51.23456, 6.78901");
        assertThat(device.get("exact").asBoolean()).isTrue();
    }

    @Test
    void statesFollowOneAnotherAndRetiredIsForGood() {
        for (JsonNode row : List.of(fleet.device(""), fleet.gateway())) {
            assertThat(conflict(row, "unblock")).endsWith("is active already");
            assertThat(fleet.step(row, "block").get("state").asString()).isEqualTo("blocked");
            assertThat(conflict(row, "block")).endsWith("is blocked already");
            assertThat(fleet.step(row, "unblock").get("state").asString()).isEqualTo("active");
            fleet.key(row, TestKey.p256(), "");
            JsonNode retired = fleet.step(row, "retire");
            assertThat(retired.get("state").asString()).isEqualTo("retired");
            assertThat(retired.at("/keys/0/state").asString()).isEqualTo("retired");
            for (String step : List.of("block", "unblock", "retire")) {
                assertThat(conflict(row, step)).endsWith("is retired, for good");
            }
        }
    }

    @Test
    void everyStepIsAnEventOfTheAuditLog() {
        JsonNode device = fleet.device("");
        fleet.key(device, TestKey.ed25519(), "");
        fleet.step(device, "block");

        assertThat(office.bean(JdbcClient.class)
                        .sql(
                                "select details ->> 'step' from audit_event where kind = 'device-changed' and authority = ?"
                                        + " and details ->> 'device' = ? order by at")
                        .params(Office.MUSTERSTADT, device.get("id").asString())
                        .query(String.class)
                        .list())
                .containsExactly("registered", "key-added", "blocked");
    }

    @Test
    void nobodyElseRegistersDevices() {
        String body = TestFleet.device(TestFleet.anyName(), "");

        for (Role role : List.of(Role.CLERK, Role.AUDITOR, Role.OPERATOR, Role.AUTHORITY_ADMIN)) {
            assertThat(office.post("/api/devices", office.token(Office.MUSTERSTADT, role), body)
                            .status())
                    .as(role.claim())
                    .isEqualTo(403);
        }
        assertThat(office.send("POST", "/api/devices", BodyPublishers.ofString(body))
                        .status())
                .isEqualTo(401);
    }

    private String conflict(JsonNode row, String step) {
        Office.Reply reply = office.post(TestFleet.self(row) + "/" + step, operator, "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        return reply.json().get("detail").asString();
    }
}
