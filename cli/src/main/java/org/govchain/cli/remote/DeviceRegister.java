package org.govchain.cli.remote;

import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.jose.JsonText;
import tools.jackson.databind.JsonNode;

/** Devices and gateways of an authority (docs/sensors.md). */
public final class DeviceRegister {

    private static final String PAGE = "?limit=200";

    /** Both have the same requests. */
    public enum Kind {
        DEVICE("api/devices"),
        GATEWAY("api/gateways");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    private final ServiceClient client;

    public DeviceRegister(ServiceClient client) {
        this.client = client;
    }

    /** Registers one: its row, or 409 when there is one of that name, or what is wrong with it. */
    public Answer register(Kind kind, String json) throws ServiceUnreachable {
        return client.post(kind.path, json);
    }

    /** All of them, newest first. */
    public void each(Kind kind, Consumer<JsonNode> row) throws ServiceUnreachable {
        String query = PAGE;
        while (!query.isEmpty()) {
            JsonNode page = client.get(kind.path + query).orRefuse().json();
            page.path("items").values().forEach(row);
            query = page.has("next") ? PAGE + "&cursor=" + page.path("next").asString("") : "";
        }
    }

    /** One of them with its keys, their public halves, as the service writes it. */
    public String withKeys(Kind kind, String id) throws ServiceUnreachable {
        return client.get(kind.path + "/" + id).orRefuse().json().toString();
    }

    /** The id of the one with this name. */
    public Optional<String> find(Kind kind, String name) throws ServiceUnreachable {
        String[] found = new String[1];
        each(kind, row -> {
            if (row.path("name").asString("").equals(name)) {
                found[0] = row.path("id").asString("");
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /**
     * Adds a key.
     *
     * @param jwk the public half
     * @param overlapSeconds after which all others are retired; they stay without it
     */
    public Answer addKey(Kind kind, String id, String jwk, Optional<Integer> overlapSeconds) throws ServiceUnreachable {
        JsonText json = new JsonText(256).raw("{\"jwk\":").raw(jwk);
        overlapSeconds.ifPresent(seconds -> json.raw(",").member("overlapSeconds", seconds));
        return client.post(kind.path + "/" + id + "/keys", json.raw("}").toString());
    }
}
