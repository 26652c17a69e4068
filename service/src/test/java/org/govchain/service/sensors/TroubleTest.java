package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong with one device stays with it, shows in its refusals, and the other goes on. */
@Tag("database")
class TroubleTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final int FLOODERS = 6;

    private final Office office = Office.shared();
    private final TestSender broken = TestSender.of(office, Office.MUSTERSTADT, true);
    private final TestSender sound = TestSender.of(office, Office.MUSTERSTADT, true);
    private final Instant now = Instant.now();
    private int counted;

    @AfterEach
    void theOtherGoesOn() {
        assertThat(send(line(sound, now.toEpochMilli() + counted, 900 + counted), sound))
                .contains("\"position\":");
    }

    @Test
    void aClockThatIsAheadIsToldSoAndShows() {
        long tomorrow = now.plus(Duration.ofDays(1)).toEpochMilli();

        assertThat(send(line(broken, tomorrow, 1) + line(broken, tomorrow + 1, 2), broken))
                .contains("[{\"refused\":\"future\"},{\"refused\":\"future\"}]");
        assertThat(refusals(broken)).contains("{\"why\":\"future\",\"count\":2,");
    }

    @Test
    void aCloneThatCountsAsTheOriginalDoesIsRefusedAndShows() {
        send(line(broken, now.toEpochMilli() - 3000, 1) + line(broken, now.toEpochMilli() - 2000, 2), broken);

        // The clone has the same key, and counted to 2 by itself.
        assertThat(send(
                        line(broken, now.toEpochMilli() - 1500, 2) + line(broken, now.toEpochMilli() - 1000, 3),
                        broken))
                .contains("[{\"refused\":\"counter-used\"},{\"position\":3}]");
        assertThat(send(line(broken, now.toEpochMilli() - 900, 3), broken)).contains("counter-used");
        assertThat(refusals(broken)).contains("{\"why\":\"counter-used\",\"count\":2,");
    }

    @Test
    void aBatchOfLastWeekThatSomebodyReplaysAddsNothing() {
        byte[] known = bytes(line(broken, now.toEpochMilli() - 1000, 1));
        String signature = broken.sign(known);
        assertThat(send(known, signature)).contains("\"accepted\":1");

        assertThat(send(known, signature)).contains("[{\"duplicate\":1}]");
        long lastWeek = now.minus(Duration.ofDays(7)).toEpochMilli();
        assertThat(send(line(broken, lastWeek, 0), broken)).contains("[{\"refused\":\"too-late\"}]");
        assertThat(refusals(broken)).contains("{\"why\":\"too-late\",\"count\":1,");
    }

    @Test
    void aDecoderThatWentMadIsRefusedLineByLine() {
        String deep = "[".repeat(500) + "]".repeat(500);
        String mad = line(broken, now.toEpochMilli() - 100, 1)
                + "{\"device\":\"" + broken.name + "\",\"at\":" + (now.toEpochMilli() - 90)
                + ",\"values\":{\"temperature\":" + deep + "}}\n"
                + "{\"device\":\"" + broken.name + "\",\"at\":" + (now.toEpochMilli() - 80)
                + ",\"values\":{\"temperature\":-999}}\n"
                + "{\"device\":\"" + broken.name + "\",\"at\":" + (now.toEpochMilli() - 70)
                + ",\"values\":{\"temperature\":\"n/a\"}}\n";

        assertThat(send(mad, broken))
                .contains("[{\"position\":1},{\"refused\":\"malformed\"},{\"refused\":\"out-of-range\"},"
                        + "{\"refused\":\"not-a-number\"}]");
        assertThat(refusals(broken)).contains("out-of-range").contains("not-a-number");
    }

    @Test
    void tenMegabytesOfGarbageAreNotRead() {
        byte[] garbage = new byte[10 << 20];
        new Random(1).nextBytes(garbage);

        assertThat(reply(garbage, broken.sign(garbage)).status()).isEqualTo(413);
        byte[] some = new byte[1 << 20];
        new Random(2).nextBytes(some);
        assertThat(reply(some, broken.sign(some)).status()).isIn(200, 400);
        assertThat(refusals(broken)).isEqualTo("{\"items\":[]}");
    }

    @Test
    void aFloodIsHeldBackAndOthersAreServedMeanwhile() throws Exception {
        AtomicBoolean flooding = new AtomicBoolean(true);
        LongAdder heldBack = new LongAdder();
        LongAdder taken = new LongAdder();
        try (ExecutorService threads = Executors.newFixedThreadPool(FLOODERS)) {
            List<Future<?>> flood = new ArrayList<>();
            for (int thread = 0; thread < FLOODERS; thread++) {
                long offset = 400_000L * thread;
                flood.add(threads.submit(() -> {
                    for (long at = now.toEpochMilli() - 3_000_000 + offset; flooding.get(); at += 4_000) {
                        byte[] body = bytes(uncounted(broken, at, 4_000));
                        Reply reply = reply(body, broken.sign(body));
                        (reply.status() == 429 ? heldBack : taken).increment();
                        assertThat(reply.status()).isIn(200, 429);
                        assertThat(reply.headers().firstValue("Retry-After").isPresent())
                                .isEqualTo(reply.status() == 429);
                    }
                    return true;
                }));
            }
            for (int i = 0; i < 10 || (i < 30 && heldBack.sum() == 0); i++) {
                long begin = System.nanoTime();
                assertThat(send(line(sound, now.toEpochMilli() - 5_000 + i, i), sound))
                        .contains("\"position\":");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            }
            flooding.set(false);
            for (Future<?> thread : flood) {
                thread.get();
            }
        }
        assertThat(taken.sum()).isPositive();
        assertThat(heldBack.sum()).isPositive();
    }

    private String refusals(TestSender of) {
        String path = "/api/devices/" + of.id + "/refusals";
        String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
        office.bean(RefusalBook.class).round();
        assertThat(office.get(path, office.token(Office.NACHBARSTADT, Role.SENSOR_OPERATOR))
                        .status())
                .isEqualTo(404);
        return office.get(path, operator).text();
    }

    private String line(TestSender of, long at, int counter) {
        counted++;
        return "{\"device\":\"" + of.name + "\",\"at\":" + at
                + ",\"values\":{\"temperature\":20},\"session\":\"1\",\"counter\":" + counter + "}\n";
    }

    private static String uncounted(TestSender of, long at, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"device\":\"").append(of.name).append("\",\"at\":").append(at + i);
            lines.append(",\"values\":{\"temperature\":20}}\n");
        }
        return lines.toString();
    }

    private String send(String body, TestSender by) {
        return send(bytes(body), by.sign(bytes(body)));
    }

    private String send(byte[] body, String signature) {
        Reply reply = reply(body, signature);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    private Reply reply(byte[] body, String signature) {
        return office.send(
                "POST",
                "/api/readings",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                NDJSON,
                ReadingsController.SIGNATURE,
                signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
