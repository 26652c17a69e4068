package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSeriesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T07:30:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void measuresTheRowsOfItsFileUpToTheLastStepThatIsOver() throws Exception {
        DemoSeries series = series();

        assertThat(series.until(NOW)).isEqualTo("2026-11-22T07:00:00Z");
        assertThat(series.from(NOW)).isEqualTo("2026-11-22T04:00:00Z");
        assertThat(lines(series, NOW))
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"device\":\"demo-wetter\",\"at\":\"2026-11-22T0"))
                .anyMatch(line -> line.endsWith(",\"values\":{\"pressure\":1017.0,\"sky\":\"fog\"}}"));
    }

    /** Who runs the demo again sends duplicates, and what is new. */
    @Test
    void theSameInstantHasTheSameValues() throws Exception {
        DemoSeries series = series();

        assertThat(lines(series, NOW.plus(Duration.ofHours(1))))
                .hasSize(3)
                .containsAll(lines(series, NOW).subList(1, 3));
    }

    private DemoSeries series() throws Exception {
        Path file = Files.writeString(
                directory.resolve("hours.csv"), "date,pressure,sky\nx,1017.0,fog\ny,1018.5,sun\nz,-3,rain\n");
        return DemoSeries.ofHours(file);
    }

    private static List<String> lines(DemoSeries series, Instant now) {
        return new String(series.lines(now), StandardCharsets.UTF_8).lines().toList();
    }
}
