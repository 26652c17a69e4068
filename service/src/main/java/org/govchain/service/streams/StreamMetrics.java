package org.govchain.service.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How the writer of streams is doing in this process. */
@Component
class StreamMetrics implements MeterBinder {

    private final StreamWriter writer;

    StreamMetrics(StreamWriter writer) {
        this.writer = writer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("govchain.readings.waiting", writer::waiting)
                .description("Readings that wait to be stored")
                .register(registry);
        Gauge.builder("govchain.streams.writing", () -> writer.isWriting() ? 1 : 0)
                .description("1 in the process that writes streams")
                .register(registry);
    }
}
