package org.govchain.service.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.govchain.service.sensors.TestSender;

/**
 * A gateway with a session at the broker: it counts for its devices at a steady rate, sends again what the broker did not acknowledge, and
 * connects again when the broker was away.
 */
final class SteadyPublisher implements AutoCloseable {

    private static final long SESSION_SECONDS = 600;

    private final Mqtt5AsyncClient client;
    private final List<TestSender> devices;
    private final long pauseNanos;
    private final ConcurrentLinkedQueue<CompletableFuture<?>> sent = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile int rounds;

    private SteadyPublisher(Mqtt5AsyncClient client, List<TestSender> devices, int perSecond) {
        this.client = client;
        this.devices = devices;
        this.pauseNanos = TimeUnit.SECONDS.toNanos(devices.size()) / perSecond;
        this.thread = Thread.ofPlatform().daemon().unstarted(this::run);
    }

    /** Begins with number 1 of each device; together they send so many readings a second, each signed by its device. */
    static SteadyPublisher at(int port, List<TestSender> devices, int perSecond) {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("gateway-" + UUID.randomUUID())
                .serverHost("127.0.0.1")
                .serverPort(port)
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(1, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .buildAsync();
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .send()
                .join();
        SteadyPublisher publisher = new SteadyPublisher(client, devices, perSecond);
        publisher.thread.start();
        return publisher;
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            int number = rounds + 1;
            devices.forEach(device -> publish(device, number));
            rounds = number;
            next += pauseNanos;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void publish(TestSender device, int number) {
        byte[] body = ("{\"device\":\"" + device.name + "\",\"at\":" + System.currentTimeMillis()
                        + ",\"values\":{\"temperature\":20},\"session\":\"1\",\"counter\":" + number + "}")
                .getBytes(StandardCharsets.UTF_8);
        sent.add(client.publishWith()
                .topic(Publisher.TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body)
                .userProperties()
                .add("Readings-Signature", device.sign(body))
                .applyUserProperties()
                .send()
                .thenAccept(SteadyPublisher::requireKept));
    }

    /** A broker that has nobody to keep a message for says so, too. */
    private static void requireKept(Mqtt5PublishResult result) {
        result.getError().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        Mqtt5PubAckReasonCode reason =
                ((Mqtt5PublishResult.Mqtt5Qos1Result) result).getPubAck().getReasonCode();
        if (reason != Mqtt5PubAckReasonCode.SUCCESS) {
            throw new IllegalStateException("the broker answers " + reason);
        }
    }

    /** Sends no more, and waits until the broker has all of it. @return how far each device has counted */
    int stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return rounds;
    }

    @Override
    public void close() {
        stopped = true;
        client.disconnect().exceptionally(_ -> null).join();
    }
}
