package org.govchain.service.types;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.govchain.jose.JsonText;
import org.govchain.service.web.Problems;
import org.govchain.types.CredentialType;
import org.govchain.types.Label;
import org.govchain.types.TextTemplate;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what a credential type is (draft-ietf-oauth-sd-jwt-vc, "Type Metadata"), under its own URI. */
@RestController
class PublishedTypesController {

    private final CredentialTypes types;
    private final TypeProfiles profiles;

    PublishedTypesController(CredentialTypes types, TypeProfiles profiles) {
        this.types = types;
        this.profiles = profiles;
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

    /** The profile with this number, 32 upper-case hexadecimal digits, as XML, below the type that it belongs to. */
    @GetMapping("/types/{name}/{number}")
    ResponseEntity<Object> profile(@PathVariable String name, @PathVariable String number) {
        return profiles.all().stream()
                .filter(type -> type.id().uri().endsWith("/types/" + name))
                .map(TypeProfiles.PublishedProfile::profile)
                .filter(profile -> profile.number()
                        .toString()
                        .replace("-", "")
                        .toUpperCase(Locale.ROOT)
                        .equals(number))
                .findFirst()
                .map(profile -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                        .contentType(MediaType.APPLICATION_XML)
                        .<Object>body(profile.toXml().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Problems::notFound);
    }

    private byte[] metadata(CredentialType type) {
        JsonText json =
                new JsonText(8192).raw("{").member("vct", types.idOf(type).uri());
        json.raw(",").member("name", type.label().en()).raw(",\"display\":[");
        display(json, "de", type.label().de());
        json.raw(",");
        display(json, "en", type.label().en());
        json.raw("],\"claims\":[");
        boolean first = true;
        for (Map.Entry<String, Label> claim : type.labels().entrySet()) {
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
        json.raw("],\"schema\":").value(type.claims());
        return texts(json.raw(",\"govchain_text\":{"), type).raw("}}").toUtf8();
    }

    /** How structured claims read, in the fragments of the type file. */
    private static JsonText texts(JsonText json, CredentialType type) {
        String separator = "";
        for (Map.Entry<String, TextTemplate> claim : new TreeMap<>(type.text()).entrySet()) {
            json.raw(separator)
                    .string(claim.getKey())
                    .raw(":")
                    .value(claim.getValue().texts());
            separator = ",";
        }
        return json;
    }

    private static void display(JsonText json, String language, String text) {
        display(json, language, text, "name");
    }

    private static void display(JsonText json, String language, String text, String member) {
        json.raw("{").member("locale", language).raw(",").member(member, text).raw("}");
    }
}
