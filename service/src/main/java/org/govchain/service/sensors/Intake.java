package org.govchain.service.sensors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.govchain.service.streams.Appended;
import org.govchain.service.streams.NewLeaf;
import org.govchain.service.streams.Streams;
import org.springframework.stereotype.Component;

/** The one way of readings into streams, whichever door they came through. */
@Component
class Intake {

    private final Streams streams;

    Intake(Streams streams) {
        this.streams = streams;
    }

    /**
     * Stores what may go to its stream.
     *
     * @return an answer for each in the same order, once everything that is accepted is durable; empty when there is no room now
     */
    Optional<CompletableFuture<List<ReadingAnswer>>> take(List<DeviceRules.Judged> readings) {
        List<ReadingAnswer> answers = new ArrayList<>(readings.size());
        List<NewLeaf> leaves = new ArrayList<>(readings.size());
        List<Integer> places = new ArrayList<>(readings.size());
        for (DeviceRules.Judged judged : readings) {
            switch (judged) {
                case DeviceRules.Judged.Not(ReadingAnswer.Why why) -> answers.add(new ReadingAnswer.Refused(why));
                case DeviceRules.Judged.Leaf(NewLeaf leaf) -> {
                    places.add(answers.size());
                    answers.add(new ReadingAnswer.Refused(ReadingAnswer.Why.MALFORMED)); // replaced below
                    leaves.add(leaf);
                }
            }
        }
        return streams.append(leaves).map(appended -> appended.thenApply(all -> filled(answers, places, all)));
    }

    private static List<ReadingAnswer> filled(
            List<ReadingAnswer> answers, List<Integer> places, List<Appended> appended) {
        for (int i = 0; i < places.size(); i++) {
            answers.set(places.get(i), ReadingAnswer.of(appended.get(i)));
        }
        return answers;
    }
}
