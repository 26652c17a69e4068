package org.govchain.service.mqtt;

import java.util.List;
import java.util.Optional;
import org.govchain.service.devices.Integration;
import org.govchain.service.devices.Integrations;
import org.govchain.service.lorawan.Uplinks;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Component;

/** Events of network servers, as their integrations take them over HTTP: whose they are says the topic that the broker lets the server write to. */
@Component
class UplinksHandler implements MessageHandler {

    /** As over HTTP. */
    private static final int MOST_BYTES = 1 << 18;

    private final List<MqttProperties.Uplinks> bound;
    private final Integrations integrations;
    private final Uplinks uplinks;

    UplinksHandler(MqttProperties properties, Integrations integrations, Uplinks uplinks) {
        this.bound = properties.boundUplinks();
        this.integrations = integrations;
        this.uplinks = uplinks;
    }

    @Override
    public List<String> filters() {
        return bound.stream().map(MqttProperties.Uplinks::topics).distinct().toList();
    }

    @Override
    public Finding check(Message message) {
        if (message.body().length > MOST_BYTES) {
            return refused(RefusalCode.TOO_LARGE, "an event has at most " + MOST_BYTES + " bytes");
        }
        Optional<Integration> integration = bound.stream()
                .filter(it -> new TopicFilter(it.topics()).matches(message.topic()))
                .findFirst()
                .flatMap(it -> integrations.find(it.integration()));
        return integration
                .<Finding>map(it -> new Finding.Event(() -> uplinks.take(it, message.body())))
                .orElseGet(() ->
                        refused(RefusalCode.SENDER_UNKNOWN, "the topic is that of no integration that is active"));
    }

    private static Finding refused(RefusalCode code, String why) {
        return new Finding.Refused(Refusal.of(code, why));
    }
}
