package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govchain.service.devices.Sender;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processor time of a reading from the bytes of a batch of 1,000 to the leaf for its stream: signed as a whole, and one by one. */
@Tag("slow")
class SignedReadingsSpeed {

    private static final int BATCH = 1_000;
    private static final int ROUNDS = Integer.getInteger("govchain.readings.rounds", 200);

    @TempDir
    Path directory;

    @Test
    void measures() throws IOException {
        try (Office office = Office.open(directory, Map.of())) {
            TestSender sender = TestSender.of(office, Office.MUSTERSTADT, false);
            List<String> readings =
                    IntStream.range(0, BATCH).mapToObj(i -> reading(sender, i)).toList();
            byte[] whole = String.join("\n", readings).getBytes(StandardCharsets.UTF_8);
            String signature = sender.sign(whole);
            byte[] each = readings.stream()
                    .map(reading -> "\"" + sender.compact(reading) + "\"")
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8);
            Supplier<Integer> batch =
                    () -> leaves(office, office.bean(BatchSignature.class).sender(signature, whole), whole);
            Supplier<Integer> single = () -> leaves(office, Optional.empty(), each);
            for (int part = 0; part < 3; part++) {
                double together = micros(batch);
                double apart = micros(single);
                System.out.printf(
                        Locale.ROOT,
                        "%.1f µs a reading in signed batches of %d, %.1f µs signed one by one: %.0f times%n",
                        together,
                        BATCH,
                        apart,
                        apart / together);
            }
        }
    }

    private static int leaves(Office office, Optional<Sender> sender, byte[] body) {
        SentBatch batch =
                SentBatch.read(body, "application/x-ndjson", Instant.now()).orElseThrow();
        return (int) office.bean(BatchRules.class).judge(sender, batch.elements()).stream()
                .flatMap(List::stream)
                .filter(DeviceRules.Judged.Leaf.class::isInstance)
                .count();
    }

    private static double micros(Supplier<Integer> work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(work.get()).isEqualTo(BATCH);
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3 / ROUNDS / BATCH;
    }

    private static String reading(TestSender of, int number) {
        return "{\"device\":\"" + of.name + "\",\"at\":" + (System.currentTimeMillis() - number)
                + ",\"values\":{\"temperature\":20.5},\"session\":\"1\",\"counter\":" + number + "}";
    }
}
