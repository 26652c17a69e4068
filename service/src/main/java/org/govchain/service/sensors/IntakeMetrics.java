package org.govchain.service.sensors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code govchain.readings}: what became of them, by {@code outcome}; nothing of devices, of which there are too many. */
@Component
class IntakeMetrics {

    private static final String NAME = "govchain.readings";

    private final MeterRegistry registry;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** There was no room for so many: their sender was told to come again. */
    void heldBack(int readings) {
        count("held-back", readings);
    }

    void answered(List<ReadingAnswer> answers) {
        Map<String, Integer> outcomes = new HashMap<>();
        answers.forEach(answer -> outcomes.merge(outcome(answer), 1, Integer::sum));
        outcomes.forEach(this::count);
    }

    private void count(String outcome, int readings) {
        Counter.builder(NAME)
                .description("readings by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment(readings);
    }

    private static String outcome(ReadingAnswer answer) {
        return switch (answer) {
            case ReadingAnswer.Accepted _ -> "accepted";
            case ReadingAnswer.Duplicate _ -> "duplicate";
            case ReadingAnswer.Refused(ReadingAnswer.Why why) -> why.code();
        };
    }
}
