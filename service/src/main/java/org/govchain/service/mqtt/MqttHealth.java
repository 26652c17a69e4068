package org.govchain.service.mqtt;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Health "mqtt": DELAYED while no messages come or none can be stored, never DOWN, because the broker keeps them and all else goes on. */
@Component("mqtt")
final class MqttHealth implements HealthIndicator, MeterBinder {

    private static final Status DELAYED = new Status("DELAYED");

    private final Broker broker;
    private final Deliveries deliveries;
    private final Held held;

    MqttHealth(Broker broker, Deliveries deliveries, Held held) {
        this.broker = broker;
        this.deliveries = deliveries;
        this.held = held;
    }

    @Override
    public Health health() {
        if (!broker.isConfigured()) {
            return Health.up().withDetail("broker", "none configured").build();
        }
        if (!broker.isOurs()) {
            return Health.up()
                    .withDetail("broker", "another process of this installation takes its messages")
                    .build();
        }
        Optional<Instant> waiting = held.since();
        return broker.trouble()
                .or(() -> waiting.map(since -> "messages cannot be stored since " + since))
                .map(why -> Health.status(DELAYED).withDetail("reason", why).build())
                .orElseGet(() -> Health.up().build());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "govchain.mqtt.connected",
                        () -> broker.isConfigured() && broker.trouble().isEmpty() ? 1 : 0)
                .description("1 while messages of the broker come")
                .register(registry);
        Gauge.builder("govchain.mqtt.waiting", deliveries::size)
                .description("Messages that have come and are not checked yet")
                .register(registry);
    }
}
