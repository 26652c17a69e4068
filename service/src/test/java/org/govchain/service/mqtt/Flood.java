package org.govchain.service.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.govchain.service.sensors.TestSender;

/** One connection that publishes a signed reading of each of its devices in turn, as fast as what is stored lets it. */
final class Flood {

    /** As many as mosquitto takes without an acknowledgement, and then some that wait in the client. */
    private static final int UNACKNOWLEDGED = 100;

    private final Mqtt5AsyncClient client;
    private final List<TestSender> devices;
    private final boolean gateway;
    private final int connections;
    private final Tally tally;
    private final long ahead;
    private final Semaphore window = new Semaphore(UNACKNOWLEDGED);
    private final AtomicLong sent = new AtomicLong();
    private volatile double cpuSeconds;

    /**
     * @param gateway whether the first one signs for all
     * @param connections how many of these there are: each looks at what all have sent
     * @param ahead how many more than its share of what is stored it may have sent
     */
    Flood(int port, List<TestSender> devices, boolean gateway, int connections, Tally tally, long ahead) {
        this.devices = devices;
        this.gateway = gateway;
        this.connections = connections;
        this.tally = tally;
        this.ahead = ahead;
        client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        client.connect().join();
    }

    /** Until so many seconds have passed. */
    Object run(long begin, int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long settled = tally.messages();
        for (long at = begin; System.nanoTime() < end; at += 100) {
            for (TestSender device : devices) {
                while (sent.get() - (tally.messages() - settled) / connections > ahead) {
                    Thread.sleep(1);
                }
                publish(device, at);
            }
        }
        window.acquire(UNACKNOWLEDGED);
        client.disconnect().join();
        cpuSeconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
        return sent;
    }

    private void publish(TestSender device, long at) throws InterruptedException {
        byte[] body = ("{\"device\":\"" + device.name + "\",\"at\":" + at + ",\"values\":{\"temperature\":"
                        + at / 100 % 400 / 10.0 + "},\"session\":\"1\",\"counter\":" + at / 100 + "}")
                .getBytes(StandardCharsets.UTF_8);
        String signature = (gateway ? devices.getFirst() : device).sign(body);
        window.acquire();
        var _ = client.publishWith()
                .topic(Publisher.TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body)
                .userProperties()
                .add("Readings-Signature", signature)
                .applyUserProperties()
                .send()
                .whenComplete((_, _) -> window.release());
        sent.incrementAndGet();
    }

    long sent() {
        return sent.get();
    }

    /** Of its own thread, which signs. */
    double cpuSeconds() {
        return cpuSeconds;
    }
}
