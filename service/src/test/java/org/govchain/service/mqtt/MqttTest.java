package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MqttTest {

    private final Door door = Door.shared();
    private final TestSender sender = TestSender.of(door.office, Office.MUSTERSTADT, true);

    @SuppressWarnings("NullAway.Init")
    private Publisher publisher;

    @BeforeEach
    void connect() {
        publisher = Publisher.at(door.broker.port());
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    @Test
    void aReadingIsAnsweredOnceItIsStored() {
        publisher.send(publisher.message(Door.reading(sender, 1), sender).build());

        Mqtt5Publish answer = publisher.answer();
        assertThat(door.readings(sender)).isEqualTo(1);
        assertThat(new String(answer.getPayloadAsBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"accepted\":1,\"duplicates\":0,\"refused\":0,\"readings\":[{\"position\":1}]}");
        assertThat(answer.getContentType().orElseThrow()).hasToString("application/json");
        assertThat(answer.getCorrelationData().orElseThrow().get()).isEqualTo((byte) '7');
    }

    @Test
    void aReadingThatIsPublishedAgainIsADuplicate() {
        String reading = Door.reading(sender, 1);

        assertThat(publisher.ask(reading, sender).get("accepted").asInt()).isEqualTo(1);
        assertThat(publisher.ask(reading, sender).at("/readings/0/duplicate").asInt())
                .isEqualTo(1);
        assertThat(door.readings(sender)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | %s\\n%s", "'' | [%s,%s]", "application/json | [%s,%s]", "application/x-ndjson | %s\\n%s"})
    void aBatchIsOneMessage(String type, String form) {
        String body = form.replace("\\n", "\n").formatted(Door.reading(sender, 1), Door.reading(sender, 2));
        var message = publisher.message(body, sender);

        JsonNode answer = publisher.ask(
                type.isEmpty() ? message.build() : message.contentType(type).build());
        assertThat(answer.get("accepted").asInt()).as(answer.toString()).isEqualTo(2);
    }

    @Test
    void manySmallMessagesKeepTheirOrderAndShareTransactions() {
        int many = 2_000;
        publisher.sendAll(IntStream.rangeClosed(1, many)
                .mapToObj(i -> silent(Door.reading(sender, i)))
                .toList());

        Office.await("all of them", () -> door.readings(sender) == many);
        assertThat(door.leaves(sender.id, 3)).as("gaps").isZero();
        assertThat(door.count(
                        "select count(distinct r.xmin::text) from reading r join stream s on s.no = r.stream where s.device = ?",
                        sender.id))
                .as("transactions")
                .isLessThan(many / 5);
    }

    @Test
    void aGatewaySendsForManyDevices() {
        var fleet = TestSender.fleet(door.office, Office.MUSTERSTADT, 3);
        String body = fleet.stream().map(device -> Door.reading(device, 1)).collect(Collectors.joining("\n"));

        assertThat(publisher.ask(body, fleet.getFirst()).get("accepted").asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "of-other-bytes", "of-a-stranger", "twice", "of-another-authority"})
    void withoutARightSignatureNothingIsTakenAndTheOthersGoOn(String how) {
        byte[] body = Door.reading(sender, 1).getBytes(StandardCharsets.UTF_8);
        TestSender neighbour = TestSender.of(door.office, Office.NACHBARSTADT, false);
        byte[] neighbours = Door.reading(neighbour, 1).getBytes(StandardCharsets.UTF_8);
        Mqtt5Publish bad = switch (how) {
            case "none" -> publisher.message(body, "").build();
            case "of-other-bytes" ->
                publisher.message(body, sender.sign(new byte[1])).build();
            case "of-a-stranger" ->
                publisher.message(body, TestSender.unregistered().sign(body)).build();
            case "twice" ->
                publisher
                        .message(body, sender.sign(body))
                        .userProperties()
                        .add("Readings-Signature", sender.sign(body))
                        .add("Readings-Signature", "x")
                        .applyUserProperties()
                        .build();
            default -> publisher.message(neighbours, neighbour.sign(neighbours)).build();
        };

        assertThat(publisher.ask(bad).get("code").asString()).isEqualTo("sender-unknown");
        assertThat(publisher
                        .ask(Door.reading(sender, 2), sender)
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(door.readings(sender)).isEqualTo(1);
        assertThat(door.readings(neighbour)).isZero();
        // PUBACK with length 3 or 4, packet identifier, and the reason "not authorized" (MQTT 5 §3.4.2.1).
        assertThat(door.proxy.said()).containsPattern("(?s)\\x40[\\x03\\x04]..\\x87");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "{}", "[]", "{\"device\":", "\u0000"})
    void garbageOfAKnownSenderIsAnsweredOnce(String body) {
        byte[] bytes = body.equals("noise")
                ? new java.util.Random(1)
                        .ints(1_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8)
                : body.getBytes(StandardCharsets.UTF_8);

        JsonNode answer =
                publisher.ask(publisher.message(bytes, sender.sign(bytes)).build());
        assertThat(answer.toString()).containsAnyOf("malformed");
        assertThat(publisher.hearsNothing()).isTrue();
        assertThat(publisher
                        .ask(Door.reading(sender, 1), sender)
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsTooLargeNeverComesAndTheOthersGoOn() {
        byte[] garbage = new byte[10 << 20];

        publisher.send(publisher.message(garbage, sender.sign(garbage)).build());
        assertThat(publisher
                        .ask(Door.reading(sender, 1), sender)
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(publisher.hearsNothing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"600, future", "-7200, too-late"})
    void aWrongClockIsTold(long seconds, String why) {
        String body = Door.reading(sender.name, Instant.now().plusSeconds(seconds), 20, 1);

        assertThat(publisher.ask(body, sender).at("/readings/0/refused").asString())
                .isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$SYS/broker/load",
                "govchain/musterstadt/readings",
                "govchain/nachbarstadt/answers/x",
                "govchain/musterstadt/answers/",
                "elsewhere"
            })
    void anAnswerGoesNowhereButWhereAnswersAre(String topic) {
        publisher.listen(topic);
        publisher.send(publisher
                .message(Door.reading(sender, 1), sender)
                .responseTopic(topic)
                .build());

        Office.await("stored", () -> door.readings(sender) == 1);
        boolean own = topic.endsWith("/readings");
        if (own) {
            assertThat(publisher.answer().getResponseTopic())
                    .as("the message itself, and no answer")
                    .isPresent();
        }
        assertThat(publisher.hearsNothing()).isTrue();
    }

    @Test
    void aRetainedMessageIsTakenOnce() {
        publisher.send(
                publisher.message(Door.reading(sender, 1), sender).retain(true).build());
        assertThat(Publisher.json(publisher.answer()).get("accepted").asInt()).isEqualTo(1);
        assertThat(publisher.hearsNothing()).as("and acknowledged meanwhile").isTrue();

        door.office.restart();
        door.awaitConnection();
        assertThat(publisher.hearsNothing()).isTrue();
        publisher.send(Mqtt5Publish.builder()
                .topic(Publisher.TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .build()); // takes it away
    }

    @Test
    void withoutAPromiseOfTheBrokerItIsTakenToo() {
        JsonNode answer = publisher.ask(publisher
                .message(Door.reading(sender, 1), sender)
                .qos(MqttQos.AT_MOST_ONCE)
                .build());

        assertThat(answer.get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void nothingComesAgainAfterARestart() {
        IntStream.range(1, 50).forEach(i -> publisher.send(silent(Door.reading(sender, i))));
        publisher.ask(publisher.message("garbage", sender).build());
        Office.await("all of them", () -> door.readings(sender) == 49);

        door.office.restart();
        door.awaitConnection();
        assertThat(publisher
                        .ask(Door.reading(sender, 50), sender)
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(door.office.bean(Tally.class).messages()).isEqualTo(1);
    }

    private Mqtt5Publish silent(String body) {
        return publisher.message(body, sender).responseTopic((String) null).build();
    }
}
