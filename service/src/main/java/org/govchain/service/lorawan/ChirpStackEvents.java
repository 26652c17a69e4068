package org.govchain.service.lorawan;

import java.time.Instant;
import java.util.Optional;
import org.govchain.stream.Counter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of ChirpStack 4 in JSON ({@code integration.UplinkEvent} of its protocol buffers). Of all its events uplinks alone say which gateways
 * heard them. A join gives the device another address, which is why the address is the session.
 */
final class ChirpStackEvents implements EventReader {

    @Override
    public boolean isUplink(ObjectNode event) {
        return event.path("rxInfo").isArray();
    }

    @Override
    public Optional<Uplink> uplink(ObjectNode event) {
        Optional<String> devEui = EventFields.text(event, "/deviceInfo/devEui");
        Optional<Counter> counter = EventFields.counter(EventFields.text(event, "/devAddr"), event.path("fCnt"));
        Optional<Instant> time = EventFields.instant(event, "/time");
        Optional<Instant> byServer = byServer(event.path("rxInfo")).or(() -> time);
        return devEui.isEmpty() || counter.isEmpty() || byServer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Uplink(devEui.get(), counter.get(), time, byServer.get(), event.path("object")));
    }

    /** When the first of the gateways' copies came to the server. */
    private static Optional<Instant> byServer(JsonNode gateways) {
        return gateways.values().stream()
                .flatMap(gateway -> EventFields.instant(gateway, "/nsTime").stream())
                .min(Instant::compareTo);
    }
}
