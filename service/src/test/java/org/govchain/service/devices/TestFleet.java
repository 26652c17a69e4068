package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import tools.jackson.databind.JsonNode;

/** Registers what tests need, with names that nobody else has. */
final class TestFleet {

    static final String QUANTITIES = "{\"temperature\":{\"unit\":\"Cel\",\"lowest\":-40,\"highest\":60.5}}";

    private final Office office;
    private final String token;

    TestFleet(Office office) {
        this.office = office;
        this.token = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
    }

    static String anyName() {
        return "t-" + UUID.randomUUID();
    }

    static String device(String name, String further) {
        return "{\"name\":\"" + name + "\",\"what\":\"Thermometer\",\"quantities\":" + QUANTITIES + further + "}";
    }

    JsonNode device(String further) {
        return created("/api/devices", device(anyName(), further));
    }

    JsonNode gateway() {
        return created("/api/gateways", "{\"name\":\"" + anyName() + "\",\"what\":\"LoRaWAN-Gateway\"}");
    }

    JsonNode key(JsonNode owner, TestKey key, String further) {
        return created(self(owner) + "/keys", "{\"jwk\":" + key.jwk() + further + "}");
    }

    JsonNode created(String path, String body) {
        Office.Reply reply = office.post(path, token, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    /** A step without a body, which succeeds. */
    JsonNode step(JsonNode owner, String step) {
        Office.Reply reply = office.post(self(owner) + "/" + step, token, "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    JsonNode show(JsonNode owner) {
        return office.get(self(owner), token).json();
    }

    static String self(JsonNode owner) {
        return owner.at("/links/self").asString();
    }

    static UUID id(JsonNode owner) {
        return UUID.fromString(owner.get("id").asString());
    }
}
