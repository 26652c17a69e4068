package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.govchain.service.streams.Silences.Watched;
import org.junit.jupiter.api.Test;

class SilencesTest {

    private static final long START = 1_000_000;

    private final UUID device = UUID.randomUUID();
    private final Silences silences = new Silences(2);

    @Test
    void aDeviceIsDueAfterTwoIntervals() {
        silences.heard(device, START, 60);

        assertThat(silences.due(START + 119_999, 10)).isEmpty();
        assertThat(silences.due(START + 120_000, 10)).containsExactly(device);
        assertThat(silences.due(START + 999_999, 10)).isEmpty();
    }

    @Test
    void howeverOftenItSendsItIsLookedAtOnceInItsTime() {
        for (int i = 0; i < 1000; i++) {
            silences.heard(device, START + i, 60);
        }

        assertThat(silences.due(START + 500_000, 10)).containsExactly(device);
    }

    @Test
    void whoeverIsLeftIsWatchedAgainWhenItSends() {
        silences.heard(device, START, 60);
        silences.due(START + 120_000, 10);
        silences.leave(device);
        silences.heard(device, START + 300_000, 60);

        assertThat(silences.due(START + 419_999, 10)).isEmpty();
        assertThat(silences.due(START + 420_000, 10)).containsExactly(device);
    }

    @Test
    void theTimeBeforeAnybodyListenedIsNotSilence() {
        silences.listen(START, List.of(new Watched(device, 60)));

        assertThat(silences.due(START + 119_999, 10)).isEmpty();
        assertThat(silences.since(device, START - 5_000_000)).isEqualTo(START);
        assertThat(silences.since(device, START + 7)).isEqualTo(START + 7);
    }

    @Test
    void listeningAnewForgetsWhatWasDue() {
        silences.heard(device, START, 60);
        silences.listen(START + 120_000, List.of());

        assertThat(silences.due(START + 900_000, 10)).isEmpty();
    }

    @Test
    void nobodyIsHeldAgainstTheTimeInWhichItWasBlocked() {
        silences.rest(device, START, 60);

        assertThat(silences.due(START + 119_999, 10)).isEmpty();
        assertThat(silences.due(START + 120_000, 10)).containsExactly(device);
        assertThat(silences.end(silences.since(device, START - 1), 60)).isEqualTo(START + 240_000);
    }

    @Test
    void manyThatAreDueAtOnceAreLookedAtInParts() {
        List<Watched> many = IntStream.range(0, 10_000)
                .mapToObj(_ -> new Watched(UUID.randomUUID(), 60))
                .toList();
        silences.listen(START, many);

        assertThat(silences.due(START + 120_000, 200)).hasSize(200).doesNotHaveDuplicates();
        assertThat(silences.due(START + 120_000, 20_000)).hasSize(9_800);
    }

    @Test
    void noSilenceIsNoticedWhereTheInstallationSaysSo() {
        Silences none = new Silences(0);
        none.listen(START, List.of(new Watched(device, 60)));
        none.heard(device, START, 60);

        assertThat(none.due(Long.MAX_VALUE, 10)).isEmpty();
    }
}
