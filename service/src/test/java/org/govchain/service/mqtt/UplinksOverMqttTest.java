package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.sensors.TestSender;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A network server that publishes its events at the broker, as ChirpStack's MQTT integration does. */
class UplinksOverMqttTest {

    private final Door door = Door.shared();
    private final String devEui = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

    @Test
    void eventsOfANetworkServerAreReadingsAndOnesThatMakeNoSenseStopNobody() {
        UUID device = device();
        integration();
        try (Publisher publisher = Publisher.at(door.broker.port())) {
            publisher.send(event("application", "{\"devAddr\":"));
            publisher.send(event("application", uplink(1)));
            publisher.send(event("application", uplink(1)));
            publisher.send(event("application", uplink(2)));
            publisher.send(Mqtt5Publish.builder()
                    .topic("v3/luft@ttn/devices/luft-1/up")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(uplink(3).getBytes(StandardCharsets.UTF_8))
                    .build());

            Office.await("stored", () -> door.leaves(device, 2) == 2);
            TestSender sender = TestSender.of(door.office, Office.MUSTERSTADT, false);
            assertThat(publisher
                            .ask(Door.reading(sender, 1), sender)
                            .get("accepted")
                            .asInt())
                    .as("others go on")
                    .isEqualTo(1);
        }
        assertThat(door.leaves(device, 2))
                .as("the third came through the topic of an integration that is not there")
                .isEqualTo(2);
    }

    private UUID device() {
        Reply reply = door.office.post(
                "/api/devices",
                door.office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR),
                "{\"name\":\"" + devEui + "-luft\",\"what\":\"Luftsensor\",\"devEui\":\"" + devEui
                        + "\",\"quantities\":{\"temperature\":{\"unit\":\"Cel\"}}}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return UUID.fromString(reply.json().get("id").asString());
    }

    private void integration() {
        door.office
                .bean(JdbcClient.class)
                .sql("insert into integration (id, authority, name, kind, mapping, token_hash, created_by, created_at)"
                        + " values (?, ?, 'stadtwerke', 'CHIRPSTACK', '{}', ?, 'test', now()) on conflict do nothing")
                .params(Door.INTEGRATION, Office.MUSTERSTADT, new byte[32])
                .update();
    }

    private Mqtt5Publish event(String root, String json) {
        return Mqtt5Publish.builder()
                .topic(root + "/7b0f6c1e-2a7d-4b57-8f0e-61a1a2c1d0e2/device/" + devEui + "/event/up")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(json.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private String uplink(int frame) {
        Instant at = Instant.now().minusSeconds(300).plusSeconds(frame);
        return "{\"time\":\"" + at + "\",\"deviceInfo\":{\"devEui\":\"" + devEui
                + "\"},\"devAddr\":\"01a2b3c4\",\"fCnt\":"
                + frame
                + ",\"object\":{\"temperature\":8.4},\"rxInfo\":[{\"gatewayId\":\"02aabbccddeeff99\",\"nsTime\":\"" + at
                + "\"}]}";
    }
}
