package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConnectionTest {

    private final MqttConnectMessage introduction = MqttMessageBuilders.connect()
            .protocolVersion(MqttVersion.MQTT_5)
            .clientId("govchain-test")
            .build();
    private final Connection connection = new Connection(
            introduction,
            MqttMessageBuilders.subscribe()
                    .messageId(1)
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "a")
                    .build(),
            new Deliveries(properties()),
            (_, _) -> {});

    private static MqttProperties properties() {
        return new Binder(new MapConfigurationPropertySource()).bindOrCreate("govchain.mqtt", MqttProperties.class);
    }

    @Test
    void introducesItself() {
        EmbeddedChannel channel = new EmbeddedChannel(connection);

        assertThat(channel.<Object>readOutbound()).isSameAs(introduction);
        assertThat(channel.isOpen()).isTrue();
    }

    /** With the same name it would take the session from the process that has it now. */
    @Test
    void whoWasToldToLeaveWhileConnectingDoesNotIntroduceItself() {
        connection.close();
        EmbeddedChannel channel = new EmbeddedChannel(connection);

        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(channel.isOpen()).isFalse();
    }
}
