package org.govchain.service.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.govchain.service.office.Office;
import org.govchain.stream.Counter;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A day of minute readings out of a stream with so many ({@code -Dgovchain.ranges.readings}, a million): size of what proves it, time to build
 * and to verify it, and the gap report of that day. One number of the counter in a hundred is missing.
 */
@Tag("slow")
class RangeSpeed {

    private static final int READINGS = Integer.getInteger("govchain.ranges.readings", 1_000_000);
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 50;
    private static final long MINUTE = 60_000;
    private static final int DAY_MINUTES = 1_440;
    private static final long DAY = DAY_MINUTES * MINUTE;
    private static final int LATENESS = 21_600;

    private final SplittableRandom random = new SplittableRandom(5);

    @TempDir
    Path directory;

    @Test
    void measures() throws Exception {
        try (Office office = Office.open(directory, Map.of())) {
            UUID device = UUID.randomUUID();
            long start = System.currentTimeMillis() - READINGS * MINUTE;
            fill(office, device, start);
            Streams streams = office.bean(Streams.class);
            long begin = System.nanoTime();
            Office.await(
                    "an anchored head",
                    () -> streams.range(device, day(start, 0)).isPresent());
            report("the first range, with all tiles of the stream and the anchor: "
                    + millis(System.nanoTime() - begin));
            measure(office, streams, device, start);
        }
    }

    private void measure(Office office, Streams streams, UUID device, long start) {
        Optional<PolicyReading> policy =
                Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes()));
        int days = READINGS / DAY_MINUTES - 2;
        RangeBundle[] ranges = new RangeBundle[ROUNDS + WARM_UP];
        times(
                "built",
                round -> ranges[round] = streams.proven(device, day(start, random.nextInt(days)), OptionalLong.empty())
                        .orElseThrow()
                        .bundle());
        byte[][] json = Arrays.stream(ranges).map(RangeBundle::toJson).toArray(byte[][]::new);
        times("read and verified", round -> {
            RangeBundle range = RangeBundle.parse(json[round]).asOptional().orElseThrow();
            RangeVerifier.Report report = RangeVerifier.verify(range, policy, Instant.now());
            if (report.verdict() != Verdict.VALID) {
                throw new AssertionError(report.results());
            }
        });
        long leaves =
                Arrays.stream(ranges).mapToLong(it -> it.leaves().size()).max().orElseThrow();
        long total = Arrays.stream(json).mapToLong(it -> it.length).max().orElseThrow();
        long data = ranges[0].leaves().stream()
                .flatMap(leaf -> leaf.payload().stream())
                .mapToLong(payload -> (payload.length * 4L + 2) / 3)
                .sum();
        report("a range has " + leaves + " leaves and " + total + " bytes, of which " + data + " are the readings: "
                + (total - data) + " beyond the data");
        times("gap report", round -> {
            GapReport gaps = streams.gaps(device, day(start, round % days), Optional.of(Duration.ofMinutes(1)))
                    .orElseThrow();
            if (gaps.gaps().isEmpty()) {
                throw new AssertionError("a day without a gap");
            }
        });
    }

    /** One reading a minute, as a device without any break sends them. */
    private void fill(Office office, UUID device, long start) {
        Opening opening = new Opening(
                "https://musterstadt.example", "wetter-1", "Wetterstation", Optional.empty(), Optional.of(60L));
        PastStream stream = new PastStream(office, device, opening, LATENESS, start);
        long number = 0;
        for (int i = 1; i <= READINGS; i++) {
            long measured = start + i * MINUTE;
            boolean gap = i % 100 == 0;
            number += gap ? 2 : 1;
            stream.add(measured + 900, measured, reading(number), i == 1);
            if (gap) {
                stream.add(measured + 900, measured + 900, new StreamPayload.Gap("1", number - 1, number - 1), false);
            }
        }
        stream.close();
        office.bean(JdbcTemplate.class).execute("analyze reading");
    }

    private Reading reading(long number) {
        return new Reading(
                List.of(
                        new Quantity("temperature", new Value.Of(random.nextInt(-100, 300) / 10.0), "Cel"),
                        new Quantity("humidity", new Value.Of(random.nextInt(100)), "%")),
                Optional.of(new Counter("1", number)));
    }

    private static Question day(long start, int number) {
        long from = start + number * DAY;
        return new Question(from, Math.min(StreamLeaf.LAST_INSTANT, from + DAY));
    }

    private static void times(String what, IntConsumer round) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS + WARM_UP; i++) {
            long begin = System.nanoTime();
            round.accept(i);
            if (i >= WARM_UP) {
                nanos[i - WARM_UP] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        report(what + ": p50 " + millis(nanos[ROUNDS / 2]) + ", p99 " + millis(nanos[ROUNDS * 99 / 100]));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
