package org.govchain.service.sensors;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.govchain.service.sensors.DeviceRules.Judged;
import org.govchain.service.streams.Appended;
import org.govchain.service.streams.NewLeaf;
import org.govchain.service.streams.Streams;
import org.govchain.service.streams.StreamsUnavailable;
import org.govchain.stream.StreamPayload.Reading;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Knows readings again that come a second time with another time of measuring. Network servers say of a frame when it was heard, so a frame
 * that a device sends twice has two times; its number and content are the same.
 */
@Component
class Repeats {

    /** Devices repeat what was not confirmed, servers what was not answered: within minutes. */
    private static final Duration WITHIN = Duration.ofHours(1);

    private static final Appended USED = new Appended.Refused(Appended.Reason.COUNTER_USED);

    private final Streams streams;

    Repeats(Streams streams) {
        this.streams = streams;
    }

    /**
     * What became of the leaf of a reading, where a number that was used for the same content is a duplicate.
     *
     * @param judged what was to be stored, which may be coarser than the reading
     */
    CompletableFuture<List<Appended>> settled(
            Judged judged, Instant measured, Reading reading, List<Appended> appended) {
        // Not on the thread that tells us, which is the writer's.
        return judged instanceof Judged.Leaf(NewLeaf leaf) && appended.contains(USED)
                ? CompletableFuture.supplyAsync(
                        () -> List.of(known(leaf, measured, reading)), Thread::startVirtualThread)
                : CompletableFuture.completedFuture(appended);
    }

    private Appended known(NewLeaf leaf, Instant measured, Reading reading) {
        try {
            return streams.numbered(
                            leaf.device(),
                            reading.counter().orElseThrow(),
                            measured.minus(WITHIN),
                            measured.plus(WITHIN))
                    .filter(it -> leaf.says(it.reading()))
                    .<Appended>map(it -> new Appended.Duplicate(it.position()))
                    .orElse(USED);
        } catch (DataAccessException away) {
            throw new StreamsUnavailable();
        }
    }
}
