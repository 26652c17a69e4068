package org.govchain.service.sensors;

import java.util.List;
import java.util.function.UnaryOperator;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;

/** What came through a door, before anything of it is stored. */
public sealed interface Checked {

    /** Nothing of it is taken, and sending it again as it is changes nothing. */
    record Refused(Refusal refusal) implements Checked {}

    /** Readings of known senders, each judged by itself; those that may be stored wait for it. */
    final class Batch implements Checked {

        private final List<DeviceRules.Judged> elements;
        private final UnaryOperator<List<ReadingAnswer>> forSender;

        Batch(List<DeviceRules.Judged> elements, UnaryOperator<List<ReadingAnswer>> forSender) {
            this.elements = List.copyOf(elements);
            this.forSender = forSender;
        }

        /** Readings, whether they may be stored or not. */
        public int size() {
            return elements.size();
        }

        /** Whether nothing of it is to be stored for another authority. */
        public boolean isOnlyOf(AuthorityId authority) {
            return elements.stream()
                    .allMatch(element -> !(element instanceof DeviceRules.Judged.Leaf leaf)
                            || leaf.leaf().authority().equals(authority));
        }

        List<DeviceRules.Judged> elements() {
            return elements;
        }

        ReadingAnswers answered(List<ReadingAnswer> answers) {
            return new ReadingAnswers(forSender.apply(answers));
        }
    }
}
