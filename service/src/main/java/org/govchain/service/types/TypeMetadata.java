package org.govchain.service.types;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.govchain.credential.CredentialTypeId;
import org.govchain.jose.JsonText;
import org.govchain.types.CredentialType;
import org.govchain.types.Label;
import org.govchain.types.TextTemplate;
import org.jspecify.annotations.Nullable;

/** A type as wallets and verifiers read it: SD-JWT VC Type Metadata (draft-ietf-oauth-sd-jwt-vc). */
final class TypeMetadata {

    private TypeMetadata() {}

    /** The JSON document; {@code govchain_version} and {@code govchain_text} are ours: which version of the type it describes, and how structured claims read. */
    static byte[] of(CredentialType type, CredentialTypeId id) {
        JsonText json = new JsonText(8192).raw("{").member("vct", id.uri());
        json.raw(",").member("name", type.label().en());
        json.raw(",").member("description", type.legalBasis().en());
        json.raw(",").member("govchain_version", type.version()).raw(",\"display\":[");
        display(json, "de", "name", type.label().de(), type.legalBasis().de());
        json.raw(",");
        display(json, "en", "name", type.label().en(), type.legalBasis().en());
        json.raw("],\"claims\":[");
        Set<String> required = new HashSet<>();
        type.claims().path("required").values().forEach(name -> required.add(name.asString()));
        String separator = "";
        for (Map.Entry<String, Label> claim : type.labels().entrySet()) {
            claim(
                    json.raw(separator),
                    claim.getKey(),
                    claim.getValue(),
                    type.help().get(claim.getKey()),
                    required);
            separator = ",";
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

    private static void claim(JsonText json, String name, Label label, @Nullable Label help, Set<String> required) {
        json.raw("{\"path\":[").string(name).raw("],\"sd\":\"always\",\"mandatory\":");
        json.value(required.contains(name)).raw(",\"display\":[");
        display(json, "de", "label", label.de(), help == null ? null : help.de());
        json.raw(",");
        display(json, "en", "label", label.en(), help == null ? null : help.en());
        json.raw("]}");
    }

    private static void display(JsonText json, String locale, String member, String text, @Nullable String more) {
        json.raw("{").member("locale", locale).raw(",").member(member, text);
        if (more != null) {
            json.raw(",").member("description", more);
        }
        json.raw("}");
    }
}
