package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readings that their devices sign one by one. */
class SignedReadingsTest {

    private static final String NDJSON = "application/x-ndjson";

    private final Office office = Office.shared();
    private final TestDoor door = new TestDoor(office);
    private final TestSender one = TestSender.of(office, Office.MUSTERSTADT, false);
    private final TestSender other = TestSender.of(office, Office.NACHBARSTADT, false);
    private final Instant now = Instant.now().minusSeconds(60);

    @Test
    void readingsOfSeveralSignersNeedNoSignatureOverTheBatch() {
        String body = quoted(one.compact(reading(one, 1))) + "\n" + quoted(other.compact(reading(other, 1))) + "\n"
                + quoted(one.compact(reading(one, 1)));

        Reply reply = door.send(NDJSON, body, "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(TestDoor.answers(reply)).isEqualTo("[{\"position\":1},{\"position\":1},{\"duplicate\":1}]");
    }

    @Test
    void whatIsNotSignedByAKnownKeyIsRefusedByItself() {
        TestSender stranger = TestSender.unregistered();
        String right = one.compact(reading(one, 1));
        String foreign = other.compact(reading(one, 2));
        String body = "["
                + String.join(
                        ",",
                        List.of(
                                quoted(right),
                                quoted(stranger.compact(reading(one, 2))),
                                quoted(right.substring(0, right.length() - 8) + "AAAAAAAA"),
                                reading(one, 3),
                                quoted(foreign),
                                quoted("no.j.ws")))
                + "]";

        assertThat(TestDoor.answers(door.send("application/json", body, "")))
                .isEqualTo(
                        "[{\"position\":1},{\"refused\":\"sender-unknown\"},{\"refused\":\"sender-unknown\"},"
                                + "{\"refused\":\"sender-unknown\"},{\"refused\":\"device-unknown\"},{\"refused\":\"sender-unknown\"}]");
    }

    @Test
    void aBatchInWhichNobodyIsKnownIsRefusedAsAWhole() {
        String body = quoted(TestSender.unregistered().compact(reading(one, 1))) + "\n" + reading(one, 2);

        Reply reply = door.send(NDJSON, body, "");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("code").asString()).isEqualTo("sender-unknown");
    }

    @Test
    void behindSixteenStrangersNothingIsLookedAtUnlessTheBatchIsSigned() {
        String strangers = (quoted(TestSender.unregistered().compact(reading(one, 2))) + "\n").repeat(16);
        String last = quoted(one.compact(reading(one, 3)));
        String body = quoted(one.compact(reading(one, 1))) + "\n" + strangers + last;

        assertThat(TestDoor.answers(door.send(NDJSON, body, ""))).endsWith("{\"refused\":\"sender-unknown\"}]");
        assertThat(TestDoor.answers(door.send(NDJSON, body, other))).endsWith("{\"position\":2}]");
    }

    @Test
    void aSignedElementInASignedBatchIsOfItsOwnSigner() {
        String body = reading(one, 1) + "\n" + quoted(other.compact(reading(other, 1))) + "\n"
                + quoted(TestSender.unregistered().compact(reading(one, 2)));

        assertThat(TestDoor.answers(door.send(NDJSON, body, one)))
                .isEqualTo("[{\"position\":1},{\"position\":1},{\"refused\":\"sender-unknown\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "',\"typ\":\"reading+jwt\"' | position",
                "',\"crit\":[\"exp\"],\"exp\":1' | sender-unknown",
                "',\"b64\":false,\"crit\":[\"b64\"]' | sender-unknown"
            })
    void onlyHeadersThatWeUnderstandAreTaken(String members, String answer) {
        String body = quoted(one.compact(members, reading(one, 1))) + "\n" + quoted(other.compact(reading(other, 9)));

        assertThat(door.send(NDJSON, body, "").json().at("/readings/0").toString())
                .contains(answer);
    }

    @Test
    void whatIsSignedAndNoReadingIsMalformed() {
        assertThat(TestDoor.answers(door.send(NDJSON, quoted(one.compact("{\"device\":\"x\"}")), "")))
                .isEqualTo("[{\"refused\":\"malformed\"}]");
    }

    private String reading(TestSender of, int number) {
        return "{\"device\":\"" + of.name + "\",\"at\":\"" + now.plusSeconds(number)
                + "\",\"values\":{\"temperature\":20},\"session\":\"1\",\"counter\":" + number + "}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
