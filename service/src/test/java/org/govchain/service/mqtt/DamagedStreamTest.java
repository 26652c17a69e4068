package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stream whose rows do not go together any more, among others behind the same door. */
class DamagedStreamTest {

    private static final int MANY = 50;

    private final Door door = Door.shared();
    private final TestSender damaged = TestSender.of(door.office, Office.MUSTERSTADT, true);
    private final TestSender sound = TestSender.of(door.office, Office.MUSTERSTADT, true);

    @Test
    void itsReadingsAreRefusedOnceAndThoseOfOthersAreStored() {
        try (Publisher publisher = Publisher.at(door.broker.port())) {
            publisher.ask(Door.reading(damaged, 1), damaged);
            Office.await("its head", () -> door.count("select size from stream where device = ?", damaged.id) == 2);
            damage();
            door.office.restart();
            door.awaitConnection();

            publisher.sendAll(mixed(publisher));
            Office.await("those of others", () -> door.readings(sound) == MANY);
            Tally tally = door.office.bean(Tally.class);
            Office.await("settled", () -> tally.messages() == 2 * MANY);
            assertThat(publisher
                            .ask(Door.reading(damaged, MANY + 2), damaged)
                            .get("detail")
                            .asString())
                    .isEqualTo("the message cannot be stored");
            assertThat(publisher.hearsNothing()).isTrue();
            assertThat(tally.messages()).as("nothing is tried again for ever").isEqualTo(2 * MANY + 1);
        }
        assertThat(door.readings(damaged)).isEqualTo(1);
        assertThat(door.leaves(sound.id, 3)).as("gaps").isZero();
        // PUBACK with the reason "payload format invalid" (MQTT 5 §3.4.2.1)
        assertThat(door.proxy.said()).containsPattern("(?s)\\x40[\\x03\\x04]..\\x99");

        door.office.restart();
        door.awaitConnection();
        assertThat(door.office.bean(Tally.class).messages())
                .as("the broker keeps none of them")
                .isZero();
    }

    /** The two in turn, so that they are in the same groups. */
    private List<Mqtt5Publish> mixed(Publisher publisher) {
        List<Mqtt5Publish> all = new ArrayList<>();
        IntStream.rangeClosed(1, MANY).forEach(i -> {
            all.add(silent(publisher, Door.reading(damaged, i + 1), damaged));
            all.add(silent(publisher, Door.reading(sound, i), sound));
        });
        return all;
    }

    private static Mqtt5Publish silent(Publisher publisher, String body, TestSender by) {
        return publisher.message(body, by).responseTopic((String) null).build();
    }

    /** As StreamsTest does it: a leaf was changed behind the last head, and is read again when the service starts. */
    private void damage() {
        JdbcClient jdbc = door.office.bean(JdbcClient.class);
        Office.await(
                "its head, which would undo the rest of the damage",
                () -> jdbc.sql("select size from stream where device = ?")
                                .param(damaged.id)
                                .query(Long.class)
                                .single()
                        > 1);
        jdbc.sql(
                        "update reading set payload = 'x' where stream = (select no from stream where device = ?) and position = 1")
                .param(damaged.id)
                .update();
        jdbc.sql("alter table stream disable trigger stream_grows").update();
        jdbc.sql(
                        "update stream set size = 1, subtrees = decode(repeat('00', 32), 'hex'), received = 0 where device = ?")
                .param(damaged.id)
                .update();
        jdbc.sql("alter table stream enable trigger stream_grows").update();
    }
}
