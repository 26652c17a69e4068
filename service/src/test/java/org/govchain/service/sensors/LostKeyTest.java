package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody has lost a key: which readings came by it? */
@Tag("database")
class LostKeyTest {

    private final Office office = Office.shared();
    private final TestDoor door = new TestDoor(office);
    private final String auditor = office.token(Office.MUSTERSTADT, Role.AUDITOR);
    private final TestSender device = TestSender.of(office, Office.MUSTERSTADT, false);
    private final List<TestSender> fleet = TestSender.fleet(office, Office.MUSTERSTADT, 2);
    private final TestSender gateway = fleet.getFirst();
    private final long now = System.currentTimeMillis();

    @Test
    void whatEachKeySignedIsKnownAndStaysKnown() {
        send(gateway, reading(device, 1), reading(fleet.getLast(), 1));
        send(device, reading(device, 2), reading(device, 5));
        office.restart();
        send(device, reading(device, 6));
        send(gateway, reading(device, 7));

        // 2 came as leaf 2, 5 as leaf 3, the gap between them as leaf 4, 6 as leaf 5.
        assertThat(spans(device.kid(), "")).containsExactly(device.name + " 2-5 (3)");
        assertThat(spans(gateway.kid(), ""))
                .containsExactlyInAnyOrder(
                        device.name + " 1-1 (1)", fleet.getLast().name + " 1-1 (1)", device.name + " 6-6 (1)");
    }

    @Test
    void whatCameBeforeTheLossIsNotAmongIt() throws InterruptedException {
        send(device, reading(device, 1), reading(device, 2));
        Thread.sleep(5);
        String lost = Instant.now().toString();
        assertThat(spans(device.kid(), "?since=" + lost)).isEmpty();
        send(device, reading(device, 3));

        assertThat(spans(device.kid(), "?since=" + lost)).containsExactly(device.name + " 3-3 (1)");
    }

    @Test
    void aReadingThatIsSignedByItselfIsItsSigners() {
        send(gateway, '"' + device.compact(reading(device, 1)) + '"', reading(device, 2));

        assertThat(spans(device.kid(), "")).containsExactly(device.name + " 1-1 (1)");
        assertThat(spans(gateway.kid(), "")).containsExactly(device.name + " 2-2 (1)");
    }

    @Test
    void keysOfOthersAreUnknownAndATimeIsATime() {
        String path = "/api/sender-keys/" + device.kid() + "/readings";
        String stranger = office.token(Office.NACHBARSTADT, Role.AUDITOR);

        assertThat(office.get(path, stranger).status()).isEqualTo(404);
        assertThat(office.get(path.replace(device.kid(), "f".repeat(64)), auditor)
                        .status())
                .isEqualTo(404);
        assertThat(office.get(path.replace(device.kid(), "x"), auditor).status())
                .isEqualTo(404);
        for (String wrong : List.of("yesterday", "-1000-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z")) {
            assertThat(office.get(path + "?since=" + wrong.replace("+", "%2B"), auditor)
                            .status())
                    .isEqualTo(400);
        }
    }

    private List<String> spans(String kid, String since) {
        Reply reply = office.get("/api/sender-keys/" + kid + "/readings" + since, auditor);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().get("items").valueStream().map(LostKeyTest::span).toList();
    }

    private static String span(JsonNode span) {
        assertThat(span.get("stream").asString()).hasSize(32);
        assertThat(Instant.parse(span.get("firstReceived").asString()))
                .isBeforeOrEqualTo(Instant.parse(span.get("lastReceived").asString()));
        return span.get("device").asString() + " " + span.get("first") + "-" + span.get("last") + " ("
                + span.get("readings") + ")";
    }

    private void send(TestSender by, String... lines) {
        Reply reply = door.send("application/x-ndjson", String.join("\n", lines), by);
        assertThat(reply.json().get("accepted").asInt()).as(reply.text()).isEqualTo(lines.length);
    }

    private String reading(TestSender of, int number) {
        return "{\"device\":\"" + of.name + "\",\"at\":" + (now - 60_000 + number)
                + ",\"values\":{\"temperature\":20},\"session\":\"1\",\"counter\":" + number + "}";
    }
}
