package org.govchain.service.mqtt;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readings a second that are durable over MQTT, each a message of its own with a signature of its own, at QoS 1 through mosquitto: of many
 * devices, and of one gateway. Broker and publishers, which sign while they publish, share the processors with the service.
 * {@code -Dgovchain.readings.seconds} is the length of each part.
 */
@Tag("slow")
class MqttSpeed {

    private static final int CLIENTS = 4;
    private static final int DEVICES = 1_000;
    private static final int SECONDS = Integer.getInteger("govchain.readings.seconds", 30);
    private static final int WARM_UP = 15;
    /** What publishers may be ahead: enough to keep everybody busy. */
    private static final int AHEAD = 5_000;

    @TempDir
    Path directory;

    @Test
    void measures() throws Exception {
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"));
                Office office = Office.open(
                        directory.resolve("office"),
                        Map.of(
                                "govchain.mqtt.url",
                                "mqtt://127.0.0.1:" + broker.port(),
                                "govchain.mqtt.client-id",
                                "office-1"))) {
            Office.await("connected", () -> office.bean(Broker.class).trouble().isEmpty());
            List<TestSender> devices = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                devices.add(TestSender.of(office, Office.MUSTERSTADT, false));
            }
            List<TestSender> fleet = TestSender.fleet(office, Office.MUSTERSTADT, DEVICES);
            long begin = System.currentTimeMillis() - 45 * 60_000L;
            measure(office, broker, devices, CLIENTS, WARM_UP, begin);
            for (int round = 1; round <= 2; round++) {
                long at = begin + round * 600_000L;
                report("1,000 devices: " + measure(office, broker, devices, CLIENTS, SECONDS, at));
                report("one gateway for 1,000 devices: " + measure(office, broker, fleet, 1, SECONDS, at));
            }
        }
    }

    private static String measure(
            Office office, TestBroker broker, List<TestSender> devices, int clients, int seconds, long begin)
            throws Exception {
        Tally tally = office.bean(Tally.class);
        long before = tally.accepted();
        double cpu = cpuSeconds();
        double brokersCpu = broker.cpu().toNanos() / 1e9;
        long start = System.nanoTime();
        List<Flood> floods = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            int share = devices.size() / clients;
            for (int i = 0; i < clients; i++) {
                // A gateway's devices are signed for by the key of the first.
                List<TestSender> part = devices.subList(i * share, (i + 1) * share);
                Flood flood = new Flood(broker.port(), part, clients == 1, clients, tally, AHEAD / clients);
                floods.add(flood);
                running.add(threads.submit(() -> flood.run(begin, seconds)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        long sent = floods.stream().mapToLong(Flood::sent).sum();
        Office.await("stored", () -> tally.accepted() - before >= sent);
        double elapsed = (System.nanoTime() - start) / 1e9;
        double readings = tally.accepted() - before;
        double drivers = floods.stream().mapToDouble(Flood::cpuSeconds).sum();
        return String.format(
                Locale.ROOT,
                "%.0f readings/s durable; processor time a reading: %.0f µs in service and publishers"
                        + " (%.0f µs of it in the publishers' own threads), %.0f µs in the broker",
                readings / elapsed,
                (cpuSeconds() - cpu) * 1e6 / readings,
                drivers * 1e6 / readings,
                (broker.cpu().toNanos() / 1e9 - brokersCpu) * 1e6 / readings);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static void report(String line) {
        System.out.println(line + "; heap in use "
                + (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20) + " MB");
    }
}
