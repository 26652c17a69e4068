package org.govchain.cli.remote;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.govchain.jose.JsonText;
import tools.jackson.databind.JsonNode;

/** The data grants of an authority (docs/sensors.md, "Letting others read"). */
public final class DataGrants {

    private static final String PATH = "api/data-grants";
    private static final String PAGE = PATH + "?limit=200";

    /**
     * What is to be allowed.
     *
     * @param devices by name; all when there is none
     */
    public record Wish(String party, String purpose, List<String> devices, Instant until) {}

    private final ServiceClient client;

    public DataGrants(ServiceClient client) {
        this.client = client;
    }

    /** Lets whoever has the token of the answer read. */
    public JsonNode give(Wish wish) throws ServiceUnreachable {
        return post(json(wish));
    }

    /** Lets a login read. */
    public JsonNode give(Wish wish, String issuer, String subject) throws ServiceUnreachable {
        JsonText json = json(wish).raw(",\"account\":{").member("issuer", issuer);
        return post(json.raw(",").member("subject", subject).raw("}"));
    }

    /** All of them, newest first. */
    public void each(Consumer<JsonNode> grant) throws ServiceUnreachable {
        String page = PAGE;
        while (!page.isEmpty()) {
            JsonNode answer = client.get(page).orRefuse().json();
            answer.path("items").values().forEach(grant);
            page = answer.has("next") ? PAGE + "&cursor=" + answer.path("next").asString("") : "";
        }
    }

    /** Ends one. @return how it is then */
    public JsonNode withdraw(UUID id) throws ServiceUnreachable {
        return client.post(PATH + "/" + id + "/revoke", "{}").orRefuse().json();
    }

    private JsonNode post(JsonText json) throws ServiceUnreachable {
        return client.post(PATH, json.raw("}").toString()).orRefuse().json();
    }

    private static JsonText json(Wish wish) {
        JsonText json = new JsonText(512).raw("{").member("party", wish.party());
        json.raw(",").member("purpose", wish.purpose()).raw(",\"devices\":");
        json.value(wish.devices().isEmpty() ? "all" : List.copyOf(wish.devices()));
        return json.raw(",").member("validUntil", wish.until().toString());
    }
}
