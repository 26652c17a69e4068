package org.govchain.service.lorawan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.web.Role;
import tools.jackson.databind.JsonNode;

/** A network server with a device, and the events that it sends: of the shape that its documentation shows, with identities of nobody. */
final class TestServer {

    static final String CHIRPSTACK = "chirpstack";
    static final String THE_THINGS_STACK = "the-things-stack";

    final String devEui = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    final JsonNode device;
    final JsonNode integration;
    private final Office office;
    private final String kind;
    private final String operator;

    TestServer(Office office, String kind, String mapping) {
        this.office = office;
        this.kind = kind;
        this.operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
        this.device = created(
                "/api/devices",
                "{\"name\":\"" + devEui + "-luft\",\"what\":\"Luftsensor\",\"devEui\":\"" + devEui
                        + "\",\"quantities\":{\"temperature\":{\"unit\":\"Cel\",\"lowest\":-40,\"highest\":60},"
                        + "\"humidity\":{\"unit\":\"%\"},\"state\":{\"unit\":\"1\"}}}");
        this.integration = created(
                "/api/integrations",
                "{\"name\":\"" + UUID.randomUUID() + "\",\"kind\":\"" + kind + "\",\"mapping\":" + mapping + "}");
    }

    UUID deviceId() {
        return UUID.fromString(device.get("id").asString());
    }

    /** A request of an operator, which succeeds. */
    JsonNode created(String path, String body) {
        Reply reply = office.post(path, operator, body);
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply.json();
    }

    Reply send(String event) {
        return send(event, integration.get("token").asString());
    }

    Reply send(String event, String token) {
        return office.send(
                "POST",
                integration.at("/links/uplinks").asString() + "?event=up",
                BodyPublishers.ofString(event),
                "Content-Type",
                "application/json",
                UplinksController.TOKEN,
                token);
    }

    /** An uplink of the device in a session, heard at an instant. */
    String uplink(String session, long frame, Instant at, String decoded) {
        return kind.equals(CHIRPSTACK)
                ? chirpStack(session, frame, at, at.plusMillis(210), decoded)
                : thingsStack(session, frame, at, at.plusMillis(210), decoded);
    }

    String chirpStack(String session, long frame, Instant heard, Instant came, String decoded) {
        return """
                {"deduplicationId":"5c4d6a2e-6e0b-4f1e-9d3a-0b7b0f6f2f11","time":"%s",
                 "deviceInfo":{"tenantId":"0d5f9a1c-1f0e-4a9c-8a5e-3f6f3c1d2b10","tenantName":"Musterstadt",
                   "applicationId":"7b0f6c1e-2a7d-4b57-8f0e-61a1a2c1d0e2","applicationName":"Luft",
                   "deviceProfileId":"c2d3e4f5-0a1b-4c2d-8e3f-405162738495","deviceProfileName":"Luftsensor",
                   "deviceName":"luft-1","devEui":"%s","deviceClassEnabled":"CLASS_A","tags":{}},
                 "devAddr":"%s","adr":true,"dr":5,"fCnt":%d,"fPort":2,"confirmed":false,"data":"AQID",
                 "object":%s,
                 "rxInfo":[{"gatewayId":"02aabbccddeeff99","uplinkId":41234,"gwTime":"%s","nsTime":"%s","rssi":-71,"snr":9.5,
                   "channel":3,"location":{},"context":"AAAA","crcStatus":"CRC_OK"}],
                 "txInfo":{"frequency":868300000,"modulation":{"lora":{"bandwidth":125000,"spreadingFactor":7,"codeRate":"CR_4_5"}}},
                 "regionConfigId":"eu868"}""".formatted(heard, devEui, session, frame, decoded, heard, came);
    }

    String thingsStack(String session, long frame, Instant heard, Instant came, String decoded) {
        // Fields without a value are left out by this server: a first frame has no number.
        String number = frame == 0 ? "" : "\"f_cnt\":" + frame + ",";
        return """
                {"end_device_ids":{"device_id":"luft-1","application_ids":{"application_id":"luft"},"dev_eui":"%s",
                   "join_eui":"0200000000000001","dev_addr":"260b0c0d"},
                 "correlation_ids":["gs:uplink:01hxxxxxxxxxxxxxxxxxxxxxxx"],"received_at":"%s",
                 "uplink_message":{"session_key_id":"%s","f_port":2,%s"frm_payload":"AQID","decoded_payload":%s,
                   "rx_metadata":[{"gateway_ids":{"gateway_id":"rathaus","eui":"02AABBCCDDEEFF99"},"time":"%s",
                     "timestamp":2463457000,"rssi":-71,"channel_rssi":-71,"snr":9.5}],
                   "settings":{"data_rate":{"lora":{"bandwidth":125000,"spreading_factor":7}},"frequency":"868300000"},
                   "received_at":"%s","consumed_airtime":"0.056576s"}}""".formatted(devEui.toUpperCase(Locale.ROOT), came, session, number, decoded, heard, came);
    }
}
