package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Role;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {

    private static final String NDJSON = "application/x-ndjson";

    private final Office office = Office.shared();
    private final TestSender sender = TestSender.of(office, Office.MUSTERSTADT, true);
    private final Instant now = Instant.now();

    @Test
    void eachReadingOfABatchIsAnsweredByItself() {
        String good = reading(1, "\"temperature\":21.5");
        String body = String.join(
                "\n", good, "no reading", reading(2, "\"wind\":3"), good, reading(3, "\"sky\":\"clear\""), "");

        Reply reply = send(body, sender);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("readings").toString())
                .isEqualTo("[{\"position\":1},{\"refused\":\"malformed\"},{\"refused\":\"quantity-unknown\"},"
                        + "{\"duplicate\":1},{\"position\":2}]");
        assertThat(reply.json().get("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json().get("duplicates").asInt()).isEqualTo(1);
        assertThat(reply.json().get("refused").asInt()).isEqualTo(2);
    }

    @Test
    void aBatchThatIsSentAgainIsThereOnce() {
        String body = reading(1, "\"temperature\":20") + "\n" + reading(2, "\"temperature\":21");

        assertThat(send(body, sender).json().get("accepted").asInt()).isEqualTo(2);
        assertThat(send(body, sender).json().get("duplicates").asInt()).isEqualTo(2);
    }

    @Test
    void anArrayIsABatchToo() {
        byte[] body = ("[" + reading(1, "\"temperature\":20") + "]").getBytes(StandardCharsets.UTF_8);

        assertThat(send(body, "application/json", sender.signEncoded(body))
                        .json()
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"temperature\":{\"value\":21,\"unit\":\"Cel\"}' | position",
                "'\"temperature\":{\"value\":70,\"unit\":\"[degF]\"}' | unit-wrong",
                "'\"temperature\":60.1' | out-of-range",
                "'\"temperature\":-60' | position",
                "'\"temperature\":1e999' | malformed",
                "'\"temperature\":null' | malformed",
                "'\"sky\":\"\\u0000\"' | malformed",
                "'' | malformed"
            })
    void whatTheRegisterSaysOfAQuantityHolds(String values, String answer) {
        assertThat(send(reading(1, values), sender).json().at("/readings/0").toString())
                .contains(answer);
    }

    @Test
    void timesOutsideOfWhatIsTakenAreRefused() {
        String future = line(sender.name, now.plusSeconds(600).toString(), "\"temperature\":1", "");
        String late = line(sender.name, now.minusSeconds(7200).toString(), "\"temperature\":1", "");

        assertThat(send(future + "\n" + late, sender).json().get("readings").toString())
                .isEqualTo("[{\"refused\":\"future\"},{\"refused\":\"too-late\"}]");
    }

    @Test
    void nobodySendsForADeviceOfSomebodyElse() {
        TestSender other = TestSender.of(office, Office.MUSTERSTADT, false);
        TestSender stranger = TestSender.of(office, Office.NACHBARSTADT, false);
        String body = reading(1, "\"temperature\":20");

        assertThat(send(body, other).json().at("/readings/0/refused").asString())
                .isEqualTo("device-unknown");
        assertThat(send(body, stranger).json().at("/readings/0/refused").asString())
                .isEqualTo("device-unknown");
        assertThat(send(line("nobody", now.toString(), "\"temperature\":20", ""), sender)
                        .json()
                        .at("/readings/0/refused")
                        .asString())
                .isEqualTo("device-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "of-other-bytes", "of-a-stranger", "not-a-jws", "attached"})
    void withoutARightSignatureNothingIsRead(String how) {
        byte[] body = reading(1, "\"temperature\":20").getBytes(StandardCharsets.UTF_8);
        byte[] others = reading(1, "\"temperature\":21").getBytes(StandardCharsets.UTF_8);
        String right = sender.sign(body);
        String signature = switch (how) {
            case "none" -> "";
            case "of-other-bytes" -> sender.sign(others);
            case "of-a-stranger" -> TestSender.unregistered().sign(body);
            case "attached" -> right.replace("..", ".e30.");
            default -> "x";
        };

        Reply reply = send(body, NDJSON, signature);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("code").asString()).isEqualTo("sender-unknown");
        assertThat(send(body, NDJSON, right).json().at("/readings/0/position").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson, ''", "application/json, '{}'", "application/json, '[]'", "text/csv, 'a,b'"})
    void aBodyThatIsNoBatchIsRefusedAsAWhole(String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);

        assertThat(send(body, type, sender.sign(body)).status()).isEqualTo(400);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] body = new byte[(2 << 20) + 1];

        assertThat(send(body, NDJSON, sender.sign(body)).status()).isEqualTo(413);
        byte[] lines = "{}\n".repeat(10_001).getBytes(StandardCharsets.UTF_8);
        assertThat(send(lines, NDJSON, sender.sign(lines)).status()).isEqualTo(400);
    }

    @Test
    void readingsOfOpenDevicesAreProvenToEverybodyAndOthersToTheirAuthority() {
        TestSender closed = TestSender.of(office, Office.MUSTERSTADT, false);
        send(reading(1, "\"temperature\":20"), sender);
        send(line(closed.name, now.minusSeconds(60).toString(), "\"temperature\":20", ""), closed);
        String span = "/readings?from=" + now.minusSeconds(3600) + "&until=" + now.plusSeconds(60);
        String open = "/streams/" + stream(sender) + span;
        String own = "/api/streams/" + stream(closed) + span;
        String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
        Office.await(
                "anchored heads",
                () -> office.get(open).status() == 200
                        && office.get(own, operator).status() == 200);

        RangeBundle range =
                RangeBundle.parse(office.get(open).bytes()).asOptional().orElseThrow();
        RangeVerifier.Report report = RangeVerifier.verify(
                range, Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes())), Instant.now());
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        assertThat(report.opening().orElseThrow().device()).isEqualTo(sender.name);
        assertThat(report.readings()).hasSize(1);
        assertThat(office.get("/streams/" + stream(closed) + span).status()).isEqualTo(404);
        assertThat(office.get(own, office.token(Office.NACHBARSTADT, Role.SENSOR_OPERATOR))
                        .status())
                .isEqualTo(404);
        assertThat(office.get("/streams/" + "0".repeat(32) + span).status()).isEqualTo(404);
        assertThat(office.get("/streams/" + stream(sender) + "/readings?from=x&until=y")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aSpanThatNoAnswerCanProveIsRefusedWithTheReason() {
        long begin = now.minusSeconds(55 * 60).toEpochMilli();
        for (int batch = 0; batch < 3; batch++) {
            StringBuilder lines = new StringBuilder();
            for (int i = batch * 10_000; i < (batch + 1) * 10_000; i++) {
                lines.append("{\"device\":\"").append(sender.name).append("\",\"at\":");
                lines.append(begin + i * 100L).append(",\"values\":{\"temperature\":1}}\n");
            }
            assertThat(send(lines.toString(), sender).json().get("accepted").asInt())
                    .isEqualTo(10_000);
        }
        String span = "/streams/" + stream(sender) + "/readings?from=" + Instant.ofEpochMilli(begin) + "&until=" + now;
        Office.await("a head behind all of them", () -> office.get(span).status() == 422);

        Reply reply = office.get(span);
        assertThat(reply.json().get("code").asString()).isEqualTo("range-too-large");
        assertThat(reply.json().get("detail").asString()).contains("a device with less lateness");
    }

    private String stream(TestSender of) {
        return office.bean(Streams.class).idOf(of.id).orElseThrow().toString();
    }

    private String reading(int number, String values) {
        return line(
                sender.name,
                now.minusSeconds(600 - number).toString(),
                values,
                ",\"session\":\"1\",\"counter\":" + number);
    }

    private static String line(String device, String at, String values, String more) {
        return "{\"device\":\"" + device + "\",\"at\":\"" + at + "\",\"values\":{" + values + "}" + more + "}";
    }

    private Reply send(String body, TestSender by) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(bytes, NDJSON, by.sign(bytes));
    }

    private Reply send(byte[] body, String type, String signature) {
        return office.send(
                "POST",
                "/api/readings",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                type,
                "Readings-Signature",
                signature);
    }
}
