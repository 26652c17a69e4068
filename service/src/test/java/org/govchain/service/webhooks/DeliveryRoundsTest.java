package org.govchain.service.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryRoundsTest {

    @Test
    void pausesDoubleWithJitterUpToEightHours() {
        assertThat(DeliveryRounds.pause(1, 0.5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(DeliveryRounds.pause(2, 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(DeliveryRounds.pause(1, 0)).isEqualTo(Duration.ofMillis(3750));
        assertThat(DeliveryRounds.pause(1, 1)).isEqualTo(Duration.ofMillis(6250));
        assertThat(DeliveryRounds.pause(1_000_000, 0.5)).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void threeDaysAreSomeTwentyTries() {
        Duration sum = IntStream.rangeClosed(1, 20)
                .mapToObj(attempt -> DeliveryRounds.pause(attempt, 0.5))
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(sum).isBetween(Duration.ofDays(2), DeliveryRounds.LONGEST);
    }
}
