package org.govchain.service.lorawan;

import java.time.Instant;
import java.util.Optional;
import org.govchain.stream.Counter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of The Things Stack 3 in JSON. The join server names the keys of each session; devices that never join have an address only, which
 * stands for their one session then.
 */
final class ThingsStackEvents implements EventReader {

    @Override
    public boolean isUplink(ObjectNode event) {
        return event.path("uplink_message").isObject() && !isSimulated(event);
    }

    /** Nobody measured what somebody tries out in the console, and it would use up numbers of the device. */
    private static boolean isSimulated(ObjectNode event) {
        return event.path("simulated").asBoolean(false);
    }

    @Override
    public Optional<Uplink> uplink(ObjectNode event) {
        JsonNode message = event.path("uplink_message");
        Optional<String> devEui = EventFields.text(event, "/end_device_ids/dev_eui");
        Optional<String> session = EventFields.text(message, "/session_key_id")
                .or(() -> EventFields.text(event, "/end_device_ids/dev_addr"));
        Optional<Counter> counter = EventFields.counter(session, message.path("f_cnt"));
        Optional<Instant> byServer =
                EventFields.instant(message, "/received_at").or(() -> EventFields.instant(event, "/received_at"));
        return devEui.isEmpty() || counter.isEmpty() || byServer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Uplink(
                        devEui.get(),
                        counter.get(),
                        byGateway(message.path("rx_metadata")),
                        byServer.get(),
                        message.path("decoded_payload")));
    }

    /** Gateways without a clock of their own leave it out. */
    private static Optional<Instant> byGateway(JsonNode gateways) {
        return gateways.values().stream()
                .flatMap(gateway -> EventFields.instant(gateway, "/time").stream())
                .min(Instant::compareTo);
    }
}
