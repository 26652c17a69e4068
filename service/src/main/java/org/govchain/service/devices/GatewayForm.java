package org.govchain.service.devices;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What an operator says of a gateway. */
record GatewayForm(String what, Optional<Place> place) {

    private static final Set<String> CHANGEABLE = Set.of("what", "place", "exact");

    /** A gateway that is registered; its name stays. */
    record Registration(String name, GatewayForm form) {}

    static Judged<Registration> registration(ObjectNode body) {
        Fields fields = new Fields(body, DeviceForm.with(CHANGEABLE, "name"));
        String name = DeviceForm.name(fields);
        GatewayForm form = read(fields);
        return fields.judge("the gateway", () -> new Registration(name, form));
    }

    static Judged<GatewayForm> change(ObjectNode body) {
        Fields fields = new Fields(body, CHANGEABLE);
        GatewayForm form = read(fields);
        return fields.judge("the change", () -> form);
    }

    private static GatewayForm read(Fields fields) {
        return new GatewayForm(DeviceForm.what(fields), DeviceForm.place(fields));
    }
}
