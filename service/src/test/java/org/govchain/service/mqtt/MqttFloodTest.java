package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One gateway publishes right readings as fast as the broker takes them, {@code -Dgovchain.flood.seconds} long. Messages keep the broker's order,
 * so that others wait behind it; nobody's are lost, and it is over when the flood is.
 */
@Tag("slow")
class MqttFloodTest {

    private static final int SECONDS = Integer.getInteger("govchain.flood.seconds", 10);
    private static final int DEVICES = 50;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void whatOthersPublishDuringAFloodIsTakenBehindItAndNothingIsLost() throws Exception {
        try (TestBroker broker = TestBroker.start(directory.resolve("broker"));
                Office office = Office.open(
                        directory.resolve("office"),
                        Map.of(
                                "govchain.mqtt.url",
                                "mqtt://127.0.0.1:" + broker.port(),
                                "govchain.mqtt.client-id",
                                "office-1"));
                Publisher publisher = Publisher.at(broker.port());
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Office.await("connected", () -> office.bean(Broker.class).trouble().isEmpty());
            List<TestSender> flooding = TestSender.fleet(office, Office.MUSTERSTADT, DEVICES);
            TestSender other = TestSender.of(office, Office.MUSTERSTADT, false);
            Tally tally = office.bean(Tally.class);
            Flood flood = new Flood(broker.port(), flooding, true, 1, tally, Long.MAX_VALUE);
            Future<?> running = threads.submit(() -> flood.run(System.currentTimeMillis() - 50 * 60_000L, SECONDS));

            List<Duration> waits = new ArrayList<>();
            int number = 0;
            while (!running.isDone()) {
                waits.add(answered(publisher, other, ++number));
                Thread.sleep(200);
            }
            running.get();
            long sent = flood.sent();
            long end = System.nanoTime();
            Office.await("all of the flood", () -> tally.accepted() == sent + waits.size());
            System.out.printf(
                    Locale.ROOT,
                    "%d readings in %d s, the last stored %d ms behind the end; the other's %d readings were answered after %s ms%n",
                    sent,
                    SECONDS,
                    Duration.ofNanos(System.nanoTime() - end).toMillis(),
                    number,
                    waits.stream().map(Duration::toMillis).toList());

            assertThat(flooding.stream().mapToLong(it -> stored(office, it) - 1).sum())
                    .isEqualTo(sent);
            assertThat(stored(office, other)).isEqualTo(1 + number);
            assertThat(waits).allMatch(wait -> wait.compareTo(LONGEST) < 0);
            assertThat(answered(publisher, other, number + 1)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static Duration answered(Publisher publisher, TestSender sender, int number) {
        long start = System.nanoTime();
        assertThat(publisher
                        .ask(Door.reading(sender, number), sender)
                        .at("/readings/0/position")
                        .asInt())
                .isEqualTo(number);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long stored(Office office, TestSender sender) {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from reading r join stream s on s.no = r.stream where s.device = ?")
                .param(sender.id)
                .query(Long.class)
                .single();
    }
}
