package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload.Reading;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes somebody signs, they are readings that have a payload, elements that are malformed, or no batch.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs: {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service
 * -am -Dtest='ReadingsFuzzTest#senml' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ReadingsFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @MethodSource("packs")
    @FuzzTest(maxDuration = "5m")
    void senml(byte[] input) {
        read(input, "application/senml+json");
    }

    @MethodSource("lines")
    @FuzzTest(maxDuration = "5m")
    void ndjson(byte[] input) {
        read(input, "application/x-ndjson");
    }

    private static void read(byte[] input, String type) {
        SentBatch.read(input, type, NOW).ifPresent(batch -> {
            List<Optional<SentElement>> elements = batch.elements();
            assertThat(elements).isNotEmpty().hasSizeLessThanOrEqualTo(ReadingLines.MOST);
            elements.forEach(element -> element.ifPresent(ReadingsFuzzTest::hasAPayload));
            List<ReadingAnswer> answers = elements.stream()
                    .<ReadingAnswer>map(_ -> new ReadingAnswer.Accepted(0))
                    .toList();
            assertThat(batch.answers().apply(answers)).hasSizeGreaterThanOrEqualTo(elements.size());
        });
    }

    private static void hasAPayload(SentElement element) {
        switch (element) {
            case SentReading reading -> {
                assertThat(reading.measured()).isBetween(0L, StreamLeaf.LAST_INSTANT);
                List<Quantity> quantities = reading.values().stream()
                        .map(it -> new Quantity(it.name(), it.value(), "1"))
                        .toList();
                assertThat(new Reading(quantities, reading.counter()).encode()).isNotEmpty();
            }
            case SentFile file -> {
                assertThat(file.measured()).isBetween(0L, StreamLeaf.LAST_INSTANT);
                assertThat(file.file().encode()).isNotEmpty();
            }
            case SentElement.Signed signed -> assertThat(signed.jws()).isNotNull();
        }
    }

    static Stream<byte[]> packs() {
        return Stream.of(
                        "",
                        "[]",
                        "[{}]",
                        "[{\"bn\":\"d:\",\"bt\":1.276020076e9,\"bu\":\"A\",\"bv\":1,\"n\":\"q\",\"t\":-5,\"v\":1.2},{\"n\":\"r\",\"vs\":\"x\"},{\"vb\":true}]",
                        "[{\"n\":\"d:q\",\"v\":1e308},{\"bv\":1e308,\"n\":\"d:r\",\"v\":1e308}]",
                        "[{\"n\":\"d:q\",\"v\":1,\"t\":268435455.9999},{\"n\":\"d:q\",\"v\":1,\"t\":-1e300}]",
                        "[{\"n\":\"d:" + "q".repeat(3_000) + "\",\"v\":1}]",
                        "[" + "[".repeat(40))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> lines() {
        return Stream.of(
                        "",
                        "\n\n",
                        "{}",
                        "\"a.b.c\"\n7",
                        "{\"device\":\"d\",\"at\":\"2026-11-22T08:00:00Z\",\"values\":{\"t\":1,\"u\":{\"value\":true,\"unit\":\"1\"}},\"session\":\"1\",\"counter\":0}",
                        "{\"device\":\"d\",\"at\":0,\"file\":{\"sha256\":\"" + "ab".repeat(32)
                                + "\",\"mediaType\":\"image/jpeg\",\"place\":\"Musterstadt\"}}",
                        "{\"device\":\"d\",\"at\":1e18,\"values\":{\"\":1}}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
