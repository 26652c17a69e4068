package org.govchain.service.sensors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Devices;
import org.govchain.service.devices.FileRule;
import org.govchain.service.devices.QuantityRule;
import org.govchain.service.devices.Sender;
import org.govchain.service.sensors.ReadingAnswer.Why;
import org.govchain.service.streams.NewLeaf;
import org.govchain.service.streams.StreamSubject;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.springframework.stereotype.Component;

/** Holds what was sent against what is registered of the device: who may send for it, its quantities, their units and ranges. */
@Component
class DeviceRules {

    /** A reading that may go to its stream, or why not. */
    sealed interface Judged {
        record Leaf(NewLeaf leaf) implements Judged {}

        /** Of which device, where that is known to be one of the sender's. */
        record Not(Optional<UUID> device, Why why) implements Judged {}

        /** Of no device that we could name. */
        static Judged not(Why why) {
            return new Not(Optional.empty(), why);
        }
    }

    private final Devices devices;
    private final Authorities authorities;

    DeviceRules(Devices devices, Authorities authorities) {
        this.devices = devices;
        this.authorities = authorities;
    }

    /** What a sender sent for a device that it names. */
    Judged judge(Sender sender, SentElement.Measured sent) {
        // Devices of others are unknown: whoever guesses a name learns nothing.
        Optional<Device> device = devices.find(sender.authority(), sent.device())
                .filter(it -> sender.device().map(it.id()::equals).orElse(true));
        if (device.isEmpty()) {
            return Judged.not(Why.DEVICE_UNKNOWN);
        }
        if (!devices.maySend(sender, device.get())) {
            return not(device.get(), Why.DEVICE_NOT_ACTIVE);
        }
        Judged judged = judge(device.get(), sent);
        return judged instanceof Judged.Leaf(NewLeaf leaf)
                ? new Judged.Leaf(leaf.signedBy(sender.key().thumbprint()))
                : judged;
    }

    /** What somebody sent who may send for the device. */
    Judged judge(Device device, SentElement.Measured sent) {
        return switch (sent) {
            case SentReading reading -> reading(device, reading);
            case SentFile file -> file(device, file);
        };
    }

    private Judged file(Device device, SentFile sent) {
        FileRule rule = devices.files(device);
        if (!rule.takesFiles()) {
            return not(device, Why.FILES_NOT_TAKEN);
        }
        return sent.file().place().map(rule::takesPlace).orElse(true)
                ? new Judged.Leaf(new NewLeaf(subject(device), sent.measured(), sent.file()))
                : not(device, Why.PLACE_NOT_TAKEN);
    }

    private Judged reading(Device device, SentReading sent) {
        List<Quantity> quantities = new ArrayList<>(sent.values().size());
        for (SentReading.Sent value : sent.values()) {
            QuantityRule rule = device.quantities().get(value.name());
            if (rule == null) {
                return not(device, Why.QUANTITY_UNKNOWN);
            }
            if (value.unit().isPresent() && !value.unit().get().equals(rule.unit())) {
                return not(device, Why.UNIT_WRONG);
            }
            if (!(value.value() instanceof Value.Of) && isNumber(rule)) {
                return not(device, Why.NOT_A_NUMBER);
            }
            if (!isInRange(value.value(), rule)) {
                return not(device, Why.OUT_OF_RANGE);
            }
            Optional<Value> stored = stored(device, value.value(), rule.unit());
            if (stored.isEmpty()) {
                return not(device, Why.PLACE_NOT_TAKEN);
            }
            quantities.add(new Quantity(value.name(), stored.get(), rule.unit()));
        }
        return new Judged.Leaf(new NewLeaf(subject(device), sent.measured(), new Reading(quantities, sent.counter())));
    }

    private static Judged not(Device device, Why why) {
        return new Judged.Not(Optional.of(device.id()), why);
    }

    /** A vehicle's coordinates are made coarse before anything is hashed; only degrees and texts can be some. */
    private Optional<Value> stored(Device device, Value value, String unit) {
        boolean mayTellPlace = unit.equals("deg") || value instanceof Value.Text;
        return mayTellPlace ? devices.track(device).stored(value, unit) : Optional.of(value);
    }

    /** Texts and flags have neither a unit nor a range. */
    private static boolean isNumber(QuantityRule rule) {
        return !rule.unit().equals("1")
                || rule.lowest().isPresent()
                || rule.highest().isPresent();
    }

    private static boolean isInRange(Value value, QuantityRule rule) {
        return !(value instanceof Value.Of(double number))
                || (number >= rule.lowest().orElse(Double.NEGATIVE_INFINITY)
                        && number <= rule.highest().orElse(Double.POSITIVE_INFINITY));
    }

    private StreamSubject subject(Device device) {
        Authority authority = authorities.find(device.authority()).orElseThrow();
        Opening opening = new Opening(
                authority.issuer().toString(),
                device.name(),
                device.what(),
                device.place(),
                device.interval().map(interval -> Math.max(1, interval.toSeconds())));
        return new StreamSubject(device.id(), device.authority(), opening, device.latenessSeconds());
    }
}
