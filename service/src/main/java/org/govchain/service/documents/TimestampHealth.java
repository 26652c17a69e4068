package org.govchain.service.documents;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Health "timestamps": an authority that does not answer is DELAYED, not DOWN, because files are signed and the timestamp comes later. */
@Component("timestamps")
final class TimestampHealth implements HealthIndicator, MeterBinder {

    private static final Status DELAYED = new Status("DELAYED");

    private final TimestampAuthority timestamps;
    private final PdfStore store;

    TimestampHealth(TimestampAuthority timestamps, PdfStore store) {
        this.timestamps = timestamps;
        this.store = store;
    }

    @Override
    public Health health() {
        if (!timestamps.isConfigured()) {
            return Health.up().withDetail("authority", "none configured").build();
        }
        return timestamps
                .trouble()
                .map(why -> Health.status(DELAYED).withDetail("reason", why).build())
                .orElseGet(() -> Health.up().build());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("govchain.pdf.timestamps.pending", store::countPending)
                .description("PDF files that wait for their timestamp")
                .register(registry);
    }
}
