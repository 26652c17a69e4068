package org.govchain.service.issuance;

import java.time.Duration;
import java.util.Map;
import org.govchain.jose.JsonText;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what a credential type is (draft-ietf-oauth-sd-jwt-vc, "Type Metadata"), under its own URI. */
@RestController
class TypesController {

    private final CredentialTypes types;
    private final RequestCheck requests;

    TypesController(CredentialTypes types, RequestCheck requests) {
        this.types = types;
        this.requests = requests;
    }

    /** Name, labels and schema of a type. */
    @GetMapping("/types/{name}")
    ResponseEntity<Object> type(@PathVariable String name) {
        return types.find(name)
                .map(type -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .contentType(MediaType.APPLICATION_JSON)
                        .<Object>body(metadata(type)))
                .orElseGet(Problems::notFound);
    }

    private byte[] metadata(CredentialType type) {
        JsonText json =
                new JsonText(8192).raw("{").member("vct", requests.typeId(type).uri());
        json.raw(",").member("name", type.label().en()).raw(",\"display\":[");
        display(json, "de", type.label().de());
        json.raw(",");
        display(json, "en", type.label().en());
        json.raw("],\"claims\":[");
        boolean first = true;
        for (Map.Entry<String, CredentialType.Label> claim : type.labels().entrySet()) {
            json.raw(first ? "" : ",")
                    .raw("{\"path\":[")
                    .string(claim.getKey())
                    .raw("],\"sd\":\"always\",\"display\":[");
            display(json, "de", claim.getValue().de(), "label");
            json.raw(",");
            display(json, "en", claim.getValue().en(), "label");
            json.raw("]}");
            first = false;
        }
        return json.raw("],\"schema\":").value(type.claims()).raw("}").toUtf8();
    }

    private static void display(JsonText json, String language, String text) {
        display(json, language, text, "name");
    }

    private static void display(JsonText json, String language, String text, String member) {
        json.raw("{").member("locale", language).raw(",").member(member, text).raw("}");
    }
}
