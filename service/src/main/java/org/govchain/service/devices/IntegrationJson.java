package org.govchain.service.devices;

import java.util.Optional;
import org.govchain.jose.JsonText;

/** Integrations as answers. */
final class IntegrationJson {

    private IntegrationJson() {}

    /** With the token where it was just made; nobody can show it again. */
    static JsonText write(JsonText json, IntegrationRow row, Optional<IntegrationToken> token) {
        Integration integration = row.known().integration();
        String self = "/api/integrations/" + integration.id();
        json.raw("{").member("id", integration.id().toString());
        json.raw(",").member("name", integration.name());
        json.raw(",").member("kind", integration.kind().word());
        json.raw(",\"mapping\":").raw(Mappings.toJson(integration.mapping()));
        token.ifPresent(it -> json.raw(",").member("token", it.shown()));
        row.known().oldTokenUntil().ifPresent(at -> json.raw(",").member("oldTokenUntil", at.toString()));
        json.raw(",").member("state", States.word(row.known().state()));
        json.raw(",").member("createdAt", row.createdAt().toString());
        json.raw(",\"links\":{").member("self", self).raw(",").member("uplinks", self + "/uplinks");
        return json.raw("}}");
    }
}
