package org.govchain.service.mqtt;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;
import org.govchain.service.sensors.ReadingAnswers;
import org.springframework.stereotype.Component;

/** Counts what has become of messages and their readings. */
@Component
class Tally implements MeterBinder {

    private final LongAdder stored = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder refusedReadings = new LongAdder();

    void stored(ReadingAnswers answers) {
        stored.increment();
        accepted.add(answers.accepted());
        duplicates.add(answers.duplicates());
        refusedReadings.add(answers.refused());
    }

    void taken() {
        stored.increment();
    }

    void refused() {
        refused.increment();
    }

    void failed() {
        failed.increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    /** Readings that are in their streams and were not before. */
    long accepted() {
        return accepted.sum();
    }

    /** Messages that are settled. */
    long messages() {
        return stored.sum() + refused.sum();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        String messages = "govchain.mqtt.messages";
        count(registry, messages, "outcome", "stored", stored);
        count(registry, messages, "outcome", "refused", refused);
        count(registry, messages, "outcome", "failed", failed);
        count(registry, messages, "outcome", "unanswered", unanswered);
        String readings = "govchain.mqtt.readings";
        count(registry, readings, "answer", "accepted", accepted);
        count(registry, readings, "answer", "duplicate", duplicates);
        count(registry, readings, "answer", "refused", refusedReadings);
    }

    private static void count(MeterRegistry registry, String name, String tag, String value, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::doubleValue)
                .tag(tag, value)
                .description("What has become of what came over MQTT")
                .register(registry);
    }
}
