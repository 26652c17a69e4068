package org.govchain.service.devices;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What an operator says of a network server. */
final class IntegrationForm {

    private static final int LONGEST_OVERLAP = 7 * 86_400;

    /** One that is registered; name and kind stay. */
    record Registration(String name, NetworkServer kind, Map<String, MappedValue> mapping) {}

    private IntegrationForm() {}

    static Judged<Registration> registration(ObjectNode body) {
        Fields fields = new Fields(body, Set.of("name", "kind", "mapping"));
        String name = DeviceForm.name(fields);
        Optional<NetworkServer> kind = NetworkServer.ofWord(fields.get("kind").asString(""));
        if (kind.isEmpty()) {
            fields.wrong("/kind", "is chirpstack or the-things-stack");
        }
        Map<String, MappedValue> mapping = Mappings.read(fields);
        return fields.judge("the integration", () -> new Registration(name, kind.orElseThrow(), mapping));
    }

    static Judged<Map<String, MappedValue>> change(ObjectNode body) {
        Fields fields = new Fields(body, Set.of("mapping"));
        Map<String, MappedValue> mapping = Mappings.read(fields);
        return fields.judge("the change", () -> mapping);
    }

    /** How long the token before is taken beside a new one, in seconds. */
    static Judged<Integer> rotation(ObjectNode body) {
        Fields fields = new Fields(body, Set.of("overlapSeconds"));
        Optional<Integer> seconds = fields.seconds("overlapSeconds", 0, LONGEST_OVERLAP);
        return fields.judge("the rotation", () -> seconds.orElse(0));
    }
}
