package org.govchain.service.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway at the broker that asks for answers and waits for them. */
final class Publisher implements AutoCloseable {

    static final String TOPIC = "govchain/" + Office.MUSTERSTADT + "/readings";

    private final Mqtt5BlockingClient client;
    private final String answers = "govchain/" + Office.MUSTERSTADT + "/answers/" + UUID.randomUUID();
    private final BlockingQueue<Mqtt5Publish> received = new LinkedBlockingQueue<>();

    private Publisher(Mqtt5BlockingClient client) {
        this.client = client;
    }

    /** Connected to the broker, and listening for its answers. */
    static Publisher at(int port) {
        Mqtt5BlockingClient client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
        client.connect();
        Publisher publisher = new Publisher(client);
        publisher.listen(publisher.answers);
        return publisher;
    }

    /** Takes what comes there for answers, too. */
    void listen(String topic) {
        client.toAsync()
                .subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(received::add)
                .send()
                .join();
    }

    /** A message of a body with its right signature. */
    Mqtt5PublishBuilder.Complete message(String body, TestSender by) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return message(bytes, by.sign(bytes));
    }

    Mqtt5PublishBuilder.Complete message(byte[] body, String signature) {
        return Mqtt5Publish.builder()
                .topic(TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body)
                .responseTopic(answers)
                .correlationData("7".getBytes(StandardCharsets.UTF_8))
                .userProperties()
                .add("Readings-Signature", signature)
                .applyUserProperties();
    }

    void send(Mqtt5Publish publish) {
        client.publish(publish);
    }

    /** Without waiting for one before the next. */
    void sendAll(List<Mqtt5Publish> all) {
        all.stream().map(client.toAsync()::publish).toList().forEach(CompletableFuture::join);
    }

    /** Sends, and waits for the answer. */
    JsonNode ask(Mqtt5Publish publish) {
        send(publish);
        return json(answer());
    }

    JsonNode ask(String body, TestSender by) {
        return ask(message(body, by).build());
    }

    /** The next answer. */
    Mqtt5Publish answer() {
        Mqtt5Publish answer = next(60);
        if (answer == null) {
            throw new AssertionError("no answer");
        }
        return answer;
    }

    /** Whether there is none for a moment. */
    boolean hearsNothing() {
        return next(1) == null;
    }

    private @org.jspecify.annotations.Nullable Mqtt5Publish next(int seconds) {
        try {
            return received.poll(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(Mqtt5Publish answer) {
        return JsonMapper.shared().readTree(answer.getPayloadAsBytes());
    }

    @Override
    public void close() {
        // A broker that was stopped has ended it.
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
