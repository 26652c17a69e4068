package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;

class SenmlTest {

    private static final String SENML = "application/senml+json";

    private final Office office = Office.shared();
    private final TestDoor door = new TestDoor(office);
    private final TestSender sender = TestSender.of(office, Office.MUSTERSTADT, false);
    private final long now = Instant.now().getEpochSecond();

    @Test
    void eachRecordIsAnsweredAndRecordsOfOneInstantAreOneReading() {
        Reply reply = send("[{'bn':'NAME:','bt':TIME,'n':'temperature','u':'Cel','v':21.5},{'n':'sky','vs':'clear'},"
                + "{'n':'temperature','t':1,'u':'K','v':294},{'n':'wind','t':2,'v':3},{'n':'temperature','t':3}]");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(TestDoor.answers(reply))
                .isEqualTo("[{\"position\":1},{\"position\":1},{\"refused\":\"unit-wrong\"},"
                        + "{\"refused\":\"quantity-unknown\"},{\"refused\":\"malformed\"}]");
        assertThat(reply.json().get("accepted").asInt()).isEqualTo(2);
    }

    @Test
    void aPackThatIsSentAgainIsThereOnceAndSoIsTheSameInAnotherShape() {
        String pack = "[{'bn':'NAME:','bt':TIME,'n':'temperature','u':'Cel','v':21.5}]";

        assertThat(TestDoor.answers(send(pack))).isEqualTo("[{\"position\":1}]");
        assertThat(TestDoor.answers(send(pack))).isEqualTo("[{\"duplicate\":1}]");
        String line = "{\"device\":\"" + sender.name + "\",\"at\":" + (now - 600) * 1000
                + ",\"values\":{\"temperature\":21.5}}";
        assertThat(TestDoor.answers(door.send("application/x-ndjson", line, sender)))
                .isEqualTo("[{\"duplicate\":1}]");
    }

    @Test
    void aDeviceWithoutClockIsMeasuredWhenItsPackComes() {
        assertThat(TestDoor.answers(send("[{'n':'NAME:temperature','v':20},{'n':'NAME:temperature','t':-5,'v':19}]")))
                .isEqualTo("[{\"position\":1},{\"position\":2}]");
    }

    @Test
    void aPackThatNobodyUnderstandsIsRefusedAsAWhole() {
        assertThat(send("[{'bn':'NAME:','n':'temperature','v':20,'calibrated_':true}]")
                        .status())
                .isEqualTo(400);
        assertThat(send("[{'bver':11,'n':'NAME:temperature','v':20}]").status()).isEqualTo(400);
    }

    @Test
    void whatComesOutAsSenmlGoesInAgainAsWhatIsThere() {
        send("[{'bn':'NAME:','bt':TIME,'n':'temperature','u':'Cel','v':21.5},{'n':'sky','vs':'clear'}]");
        send("[{'n':'NAME:temperature','t':TIME.25,'v':-3}]");
        String path = "/api/streams/"
                + office.bean(Streams.class).idOf(sender.id).orElseThrow() + "/readings?format=senml&from="
                + Instant.ofEpochSecond(now - 900) + "&until=" + Instant.ofEpochSecond(now);
        String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
        Office.await("both readings", () -> office.get(path, operator).text().contains("-3"));

        assertThat(TestDoor.answers(door.send(SENML, office.get(path, operator).text(), sender)))
                .isEqualTo("[{\"duplicate\":1},{\"duplicate\":1},{\"duplicate\":2}]");
    }

    private Reply send(String pack) {
        String body = pack.replace('\'', '"').replace("NAME", sender.name).replace("TIME", "" + (now - 600));
        return door.send(SENML, body, sender);
    }
}
