package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingLeavesTest {

    private final WaitingLeaves waiting = new WaitingLeaves(10);

    @Test
    void takesWhatThereIsRoomForAndRefusesTheRest() {
        assertThat(waiting.offer(of(6))).isTrue();
        assertThat(waiting.offer(of(5))).isFalse();
        assertThat(waiting.offer(of(4))).isTrue();
        assertThat(waiting.offer(of(1))).isFalse();
        assertThat(waiting.size()).isEqualTo(10);
    }

    @Test
    void handsOutWholeSubmissionsInTheirOrderUpToAGroup() throws InterruptedException {
        List<Submission> given = List.of(of(4), of(3), of(3));
        given.forEach(waiting::offer);

        assertThat(waiting.take(7, 1)).containsExactlyElementsOf(given.subList(0, 2));
        assertThat(waiting.take(1, 1)).containsExactly(given.getLast());
        assertThat(waiting.take(7, 1)).isEmpty();
        assertThat(waiting.size()).isZero();
    }

    @Test
    void whatIsLargerThanTheRoomWaitsAlone() throws InterruptedException {
        assertThat(waiting.offer(of(25))).isTrue();
        assertThat(waiting.offer(of(1))).isFalse();
        assertThat(waiting.take(5, 1)).hasSize(1);
        assertThat(waiting.offer(of(1))).isTrue();
    }

    @Test
    void holdsADeviceBackThatFloodsAndTakesWhatOthersSend() throws InterruptedException {
        WaitingLeaves room = new WaitingLeaves(100);
        assertThat(room.offer(of("flood", 20))).isTrue();
        assertThat(room.offer(of("flood", 6))).isFalse();
        assertThat(room.offer(of("flood", 5))).isTrue();
        assertThat(room.offer(of("flood", 1))).isFalse();

        assertThat(room.offer(of("other", 25))).isTrue();
        room.take(20, 1);
        assertThat(room.offer(of("flood", 20))).isTrue();
    }

    @Test
    void aDeviceOfWhichNothingWaitsMaySendMoreThanItsShare() {
        WaitingLeaves room = new WaitingLeaves(100);
        assertThat(room.offer(of("other", 1))).isTrue();
        assertThat(room.offer(of("back-after-an-outage", 90))).isTrue();
        assertThat(room.offer(of("back-after-an-outage", 1))).isFalse();
    }

    private static Submission of(int leaves) {
        return of(UUID.randomUUID().toString(), leaves);
    }

    private static Submission of(String device, int leaves) {
        return Submission.of(Collections.nCopies(leaves, StreamsTest.leaf(device, 0, 1)));
    }
}
