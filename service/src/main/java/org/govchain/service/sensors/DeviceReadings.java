package org.govchain.service.sensors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.govchain.service.devices.Device;
import org.govchain.stream.StreamPayload.Reading;
import org.springframework.stereotype.Service;

/** Readings of devices by senders that another module has made sure of. */
@Service
public class DeviceReadings {

    private final DeviceRules rules;
    private final Intake intake;

    DeviceReadings(DeviceRules rules, Intake intake) {
        this.rules = rules;
        this.intake = intake;
    }

    /**
     * Judges a reading by what is registered of its device, and stores it.
     *
     * @return the answer, once the reading is durable if it is accepted; exceptional as that of
     *     {@link org.govchain.service.streams.Streams#append}; empty when there is no room now
     */
    public Optional<CompletableFuture<ReadingAnswer>> take(Device device, Instant measured, Reading reading) {
        List<SentReading.Sent> values = reading.quantities().stream()
                .map(it -> new SentReading.Sent(it.name(), it.value(), Optional.of(it.unit())))
                .toList();
        SentReading sent = new SentReading(device.name(), measured.toEpochMilli(), values, reading.counter());
        return intake.take(List.of(rules.judge(device, sent))).map(answers -> answers.thenApply(List::getFirst));
    }
}
