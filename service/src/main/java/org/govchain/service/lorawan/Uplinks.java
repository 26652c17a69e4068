package org.govchain.service.lorawan;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.govchain.jose.StrictJson;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Devices;
import org.govchain.service.devices.Integration;
import org.govchain.service.devices.NetworkServer;
import org.govchain.service.sensors.DeviceReadings;
import org.govchain.service.sensors.ReadingAnswer;
import org.govchain.service.sensors.ReadingAnswer.Why;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload.Reading;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of network servers, whichever door they came through. Whatever a decoder made, an event has an answer of its own: nothing that one
 * device sends stops those of others.
 */
@Service
public class Uplinks {

    /** How far the clocks of gateways and of a server may differ. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private static final EventReader CHIRPSTACK = new ChirpStackEvents();
    private static final EventReader THE_THINGS_STACK = new ThingsStackEvents();

    private final Devices devices;
    private final DeviceReadings readings;
    private final MeterRegistry meters;

    Uplinks(Devices devices, DeviceReadings readings, MeterRegistry meters) {
        this.devices = devices;
        this.readings = readings;
        this.meters = meters;
    }

    /**
     * Takes an event as the server sent it.
     *
     * @param integration whose token came with it, or whose topic it came on
     * @param body JSON
     */
    public Taken take(Integration integration, byte[] body) {
        Optional<ObjectNode> event = StrictJson.parseObject(body);
        if (event.isEmpty()) {
            return refused(integration, Optional.empty(), Why.MALFORMED);
        }
        EventReader reader = integration.kind() == NetworkServer.CHIRPSTACK ? CHIRPSTACK : THE_THINGS_STACK;
        if (!reader.isUplink(event.get())) {
            count(integration, "other");
            return new Taken.Other();
        }
        return reader.uplink(event.get())
                .map(uplink -> take(integration, uplink))
                .orElseGet(() -> refused(integration, Optional.empty(), Why.MALFORMED));
    }

    private Taken take(Integration integration, Uplink uplink) {
        Optional<Device> found = devices.findLorawan(integration.authority(), uplink.devEui());
        if (found.isEmpty()) {
            return refused(integration, found, Why.DEVICE_UNKNOWN);
        }
        Device device = found.get();
        if (!devices.takesUplinks(device)) {
            return refused(integration, found, Why.DEVICE_NOT_ACTIVE);
        }
        Optional<List<Quantity>> quantities = Decoded.quantities(device, integration, uplink.decoded());
        if (quantities.isEmpty()) {
            return refused(integration, found, Why.MALFORMED);
        }
        if (quantities.get().isEmpty()) {
            return refused(integration, found, Why.NOT_DECODED);
        }
        Reading reading = new Reading(quantities.get(), Optional.of(uplink.counter()));
        return readings.take(device, measured(uplink, device), reading)
                .<Taken>map(answer -> new Taken.Reading(answer.thenApply(it -> counted(integration, it))))
                .orElseGet(Taken.Full::new);
    }

    /**
     * When a gateway heard the frame, which is when it was sent; by the server's clock where the gateway's is ahead of it, or further behind
     * than readings of the device are taken.
     */
    private static Instant measured(Uplink uplink, Device device) {
        Instant latest = uplink.byServer().plus(CLOCKS_DIFFER_BY);
        Instant earliest = uplink.byServer().minusSeconds(device.latenessSeconds());
        return uplink.byGateway()
                .filter(at -> !at.isAfter(latest) && !at.isBefore(earliest))
                .orElse(uplink.byServer());
    }

    private Taken refused(Integration integration, Optional<Device> device, Why why) {
        return new Taken.Reading(CompletableFuture.completedFuture(counted(integration, readings.refuse(device, why))));
    }

    private ReadingAnswer counted(Integration integration, ReadingAnswer answer) {
        count(
                integration,
                switch (answer) {
                    case ReadingAnswer.Accepted _ -> "accepted";
                    case ReadingAnswer.Duplicate _ -> "duplicate";
                    case ReadingAnswer.Refused(Why why) -> why.code();
                });
        return answer;
    }

    private void count(Integration integration, String outcome) {
        meters.counter("govchain.uplinks", "integration", integration.name(), "outcome", outcome)
                .increment();
    }
}
