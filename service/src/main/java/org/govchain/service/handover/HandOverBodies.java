package org.govchain.service.handover;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** The bodies of this module's requests for the OpenAPI document; the controllers read them themselves, so that no log prints them. */
@Component
final class HandOverBodies implements OpenApiCustomizer {

    private static final String TOKEN = "HKDF of the link's secret, base64url";
    private static final String VIEW = "what a view answered as \"view\", base64url";

    @Override
    public void customise(OpenAPI api) {
        post(api, "/api/credentials/{id}/grants", grant(new JsonSchema()));
        post(api, "/api/grants/{id}/withdraw", new JsonSchema());
        post(api, "/api/handovers/{id}/open", new JsonSchema());
        post(api, "/handover/open", texts("token", TOKEN, "pin", "six digits", "mail", "where the grant names one"));
        post(api, "/handover/file", texts("view", VIEW, "sha256", "64 hexadecimal digits"));
        post(api, "/handover/receipt", texts("view", VIEW));
        post(api, "/handover/login", texts("state", "43 characters of base64url", "challenge", "S256 of the verifier"));
        post(api, "/handover/login/token", texts("code", "what the issuer gave", "verifier", "RFC 7636, section 4.1"));
        post(api, "/api/credentials/{id}/holder-link", new JsonSchema());
        post(api, "/handover/holder", texts("token", TOKEN));
        post(api, "/handover/holder/grants", grant(texts("token", TOKEN)));
        post(api, "/handover/holder/withdraw", texts("token", TOKEN, "grant", "its id"));
        Schema<?> event = texts("token", TOKEN, "grant", "its id");
        post(api, "/handover/holder/receipt", event.addProperty("event", typed("integer")));
    }

    private static Schema<?> grant(Schema<?> schema) {
        Schema<?> recipient = texts(
                "kind", "bearer, mail or account",
                "name", "how the granter calls the recipient",
                "mail", "for mail",
                "issuer", "for account",
                "subject", "for account");
        recipient.addProperty("notice", typed("boolean").description("for mail: say there that something waits"));
        Schema<?> grant = object(schema);
        grant.setRequired(List.of("recipient", "purpose", "validUntil", "views", "claims"));
        return grant.addProperty("recipient", recipient)
                .addProperty("purpose", text("what for, 1 to 500 characters"))
                .addProperty("validUntil", text("at most a year away").format("date-time"))
                .addProperty("views", typed("integer").description("1 to 1000"))
                .addProperty("claims", texts("names of claims, or the text \"all\""))
                .addProperty("files", texts("SHA-256 of files of the document"))
                .addProperty(
                        "pdf", typed("boolean").description("the document as its signed PDF; with all claims only"));
    }

    private static Schema<?> texts(String description) {
        return typed("array").items(text("")).description(description);
    }

    private static Schema<?> texts(String... namesAndDescriptions) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndDescriptions.length; i += 2) {
            members.put(namesAndDescriptions[i], namesAndDescriptions[i + 1]);
        }
        Schema<?> schema = object(new JsonSchema());
        members.forEach((name, description) -> schema.addProperty(name, text(description)));
        return schema;
    }

    private static Schema<?> text(String description) {
        return typed("string").description(description);
    }

    private static Schema<?> object(Schema<?> schema) {
        schema.addType("object");
        return schema;
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    private static void post(OpenAPI api, String path, Schema<?> schema) {
        Content content = new Content().addMediaType("application/json", new MediaType().schema(object(schema)));
        Objects.requireNonNull(api.getPaths().get(path), path)
                .getPost()
                .setRequestBody(new RequestBody().content(content));
    }
}
