package org.govchain.service.sensors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.govchain.service.devices.Device;
import org.govchain.service.sensors.ReadingAnswer.Why;
import org.govchain.stream.StreamPayload.Reading;
import org.springframework.stereotype.Service;

/** Readings of devices by senders that another module has made sure of. */
@Service
public class DeviceReadings {

    private final DeviceRules rules;
    private final Intake intake;
    private final Repeats repeats;

    DeviceReadings(DeviceRules rules, Intake intake, Repeats repeats) {
        this.rules = rules;
        this.intake = intake;
        this.repeats = repeats;
    }

    /**
     * Judges a reading by what is registered of its device, and stores it. One that came before with the same number and content and another
     * time is a duplicate.
     *
     * @return the answer, once the reading is durable if it is accepted; exceptional as that of
     *     {@link org.govchain.service.streams.Streams#append}; empty when there is no room now
     */
    public Optional<CompletableFuture<ReadingAnswer>> take(Device device, Instant measured, Reading reading) {
        List<SentReading.Sent> values = reading.quantities().stream()
                .map(it -> new SentReading.Sent(it.name(), it.value(), Optional.of(it.unit())))
                .toList();
        SentReading sent = new SentReading(device.name(), measured.toEpochMilli(), values, reading.counter());
        DeviceRules.Judged judged = rules.judge(device, sent);
        return intake.take(
                        List.of(judged),
                        appended -> appended.thenCompose(all -> repeats.settled(judged, measured, reading, all)))
                .map(answers -> answers.thenApply(List::getFirst));
    }

    /**
     * Says no to something by whoever may send, where it can be seen.
     *
     * @param device which it is about, where that is known
     */
    public ReadingAnswer refuse(Optional<Device> device, Why why) {
        return intake.take(List.of(new DeviceRules.Judged.Not(device.map(Device::id), why)))
                .orElseThrow() // there is always room for nothing
                .join()
                .getFirst();
    }
}
