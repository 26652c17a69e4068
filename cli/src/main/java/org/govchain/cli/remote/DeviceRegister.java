package org.govchain.cli.remote;

import java.time.Instant;
import java.util.Locale;
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

    /** What can become of one. */
    public enum Step {
        BLOCK,
        UNBLOCK,
        RETIRE
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

    /** One of them with its keys, their public halves, in its JSON form. */
    public JsonNode one(Kind kind, String id) throws ServiceUnreachable {
        return client.get(kind.path + "/" + id).orRefuse().json();
    }

    /** Blocks it, unblocks it or retires it. @return how it is then */
    public JsonNode take(Step step, Kind kind, String id) throws ServiceUnreachable {
        return client.post(kind.path + "/" + id + "/" + step.name().toLowerCase(Locale.ROOT), "{}")
                .orRefuse()
                .json();
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

    /** Retires a key, now or then. @return how it is then */
    public JsonNode retireKey(Kind kind, String id, String kid, Optional<Instant> at) throws ServiceUnreachable {
        JsonText json = new JsonText(64).raw("{");
        at.ifPresent(instant -> json.member("at", instant.toString()));
        return client.post(
                        kind.path + "/" + id + "/keys/" + kid + "/retire",
                        json.raw("}").toString())
                .orRefuse()
                .json();
    }

    /** Makes a code for enrolment: {@code {"enrolment", "code", "validUntil"}}. */
    public JsonNode enrolment(Kind kind, String id, Optional<Integer> validSeconds) throws ServiceUnreachable {
        JsonText json = new JsonText(64).raw("{");
        validSeconds.ifPresent(seconds -> json.member("validSeconds", seconds));
        return client.post(kind.path + "/" + id + "/enrolment", json.raw("}").toString())
                .orRefuse()
                .json();
    }
}
