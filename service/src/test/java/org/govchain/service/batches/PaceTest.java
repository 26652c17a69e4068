package org.govchain.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000;

    private long now = 7 * SECOND;

    @Test
    void countsTheTimeUntilRowsAreStored() {
        Pace pace = Pace.begin(() -> now);
        now += 2 * SECOND;
        assertThat(pace.with(500)).isEqualTo(250);
        now += 3 * SECOND;
        assertThat(pace.with(500)).isEqualTo(200);
    }

    @Test
    void rowsWithoutAnyTimeHaveAFinitePace() {
        assertThat(Pace.begin(() -> now).with(1)).isFinite();
    }
}
