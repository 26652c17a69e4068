package org.govchain.service.sensors;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.govchain.service.sensors.DeviceRules.Judged;
import org.govchain.service.sensors.ReadingAnswer.Why;
import org.govchain.service.streams.Appended;
import org.govchain.service.streams.NewLeaf;
import org.govchain.service.streams.Streams;
import org.springframework.stereotype.Component;

/** The one way of readings into streams, whichever door they came through. */
@Component
class Intake {

    private final Streams streams;
    private final RefusalBook refusals;
    private final IntakeMetrics metrics;

    Intake(Streams streams, RefusalBook refusals, IntakeMetrics metrics) {
        this.streams = streams;
        this.refusals = refusals;
        this.metrics = metrics;
    }

    /**
     * Stores what may go to its stream.
     *
     * @return an answer for each in the same order, once everything that is accepted is durable; empty when there is no room now
     */
    Optional<CompletableFuture<List<ReadingAnswer>>> take(List<Judged> readings) {
        return take(readings, UnaryOperator.identity());
    }

    /** The same, where somebody has a word to say about what became of the leaves before that is counted and answered. */
    Optional<CompletableFuture<List<ReadingAnswer>>> take(
            List<Judged> readings, UnaryOperator<CompletableFuture<List<Appended>>> settled) {
        List<NewLeaf> leaves = readings.stream()
                .filter(Judged.Leaf.class::isInstance)
                .map(judged -> ((Judged.Leaf) judged).leaf())
                .toList();
        Optional<CompletableFuture<List<ReadingAnswer>>> answers = streams.append(leaves)
                .map(appended -> settled.apply(appended).thenApply(all -> answers(readings, all)));
        if (answers.isEmpty()) {
            metrics.heldBack(readings.size());
        }
        return answers;
    }

    private List<ReadingAnswer> answers(List<Judged> readings, List<Appended> appended) {
        List<ReadingAnswer> answers = new ArrayList<>(readings.size());
        Iterator<Appended> stored = appended.iterator();
        for (Judged reading : readings) {
            switch (reading) {
                case Judged.Not(Optional<UUID> device, Why why) -> answers.add(refused(device, why));
                case Judged.Leaf(NewLeaf leaf) -> answers.add(answer(leaf, stored.next()));
            }
        }
        metrics.answered(answers);
        return answers;
    }

    private ReadingAnswer answer(NewLeaf leaf, Appended appended) {
        ReadingAnswer answer = ReadingAnswer.of(appended);
        return answer instanceof ReadingAnswer.Refused(Why why) ? refused(Optional.of(leaf.device()), why) : answer;
    }

    private ReadingAnswer refused(Optional<UUID> device, Why why) {
        device.ifPresent(it -> refusals.add(it, why));
        return new ReadingAnswer.Refused(why);
    }
}
