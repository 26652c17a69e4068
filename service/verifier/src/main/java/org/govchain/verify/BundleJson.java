package org.govchain.verify;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a bundle. */
final class BundleJson {

    private static final String FORMAT = "govchain-bundle/1";

    private BundleJson() {}

    static Parsed<Bundle> read(ObjectNode json) {
        Members members = new Members(json, "bundle");
        members.expect("format", FORMAT);
        Bundle.Builder bundle = Bundle.builder();
        members.optionalText("credential").ifPresent(bundle::credential);
        members.optionalBase64Url("seal").ifPresent(bundle::seal);
        readPayload(members, bundle);
        members.optionalNumber("index").ifPresent(bundle::index);
        members.optionalText("proof").ifPresent(bundle::proof);
        if (members.has("anchor")) {
            Members anchor = members.object("anchor");
            bundle.anchor(AnchorClaim.read(anchor));
            members.adopt(anchor);
        }
        if (members.has("consortiumSeal")) {
            Members consortiumSeal = members.object("consortiumSeal");
            ConsortiumSealJson.read(consortiumSeal).ifPresent(bundle::consortiumSeal);
            members.adopt(consortiumSeal);
        }
        members.optionalText("statusList").ifPresent(bundle::statusList);
        if (members.has("history")) {
            members.objectOf("history")
                    .flatMap(told -> members.take(StatusHistory.parse(told)))
                    .ifPresent(bundle::history);
        }
        List<byte[]> keys = members.base64List("keys");
        bundle.keys(keys);
        if (keys.size() > Bundle.MAX_KEYS) {
            members.refuse("keys are more than " + Bundle.MAX_KEYS);
        }
        if (!members.has("credential") && !members.has("seal")) {
            members.refuse("neither credential nor seal");
        }
        Optional<String> problem = members.problem();
        return problem.isPresent() ? new Parsed.Malformed<>(problem.get()) : new Parsed.Ok<>(bundle.build());
    }

    private static void readPayload(Members members, Bundle.Builder bundle) {
        Optional<byte[]> payload = members.optionalBase64Url("payload");
        Optional<byte[]> salt = members.optionalBase64Url("salt");
        if (payload.isPresent() != salt.isPresent()) {
            members.refuse("payload and salt come together");
        } else if (salt.isPresent() && salt.get().length != Salt.LENGTH) {
            members.refuse("salt has not " + Salt.LENGTH + " bytes");
        } else {
            payload.ifPresent(bytes -> bundle.payload(bytes, Salt.of(salt.orElseThrow())));
        }
    }

    static JsonText write(Bundle bundle) {
        JsonText json = new JsonText(4096).raw("{").member("format", FORMAT);
        bundle.credential().ifPresent(text -> json.raw(",").member("credential", text));
        bundle.seal().ifPresent(bytes -> json.raw(",").member("seal", Base64Url.encode(bytes)));
        bundle.payload().ifPresent(bytes -> json.raw(",").member("payload", Base64Url.encode(bytes)));
        bundle.salt().ifPresent(salt -> json.raw(",").member("salt", Base64Url.encode(salt.bytes())));
        bundle.index().ifPresent(index -> json.raw(",").member("index", index));
        bundle.proof().ifPresent(text -> json.raw(",").member("proof", text));
        bundle.anchor().ifPresent(anchor -> anchor.write(json.raw(",\"anchor\":")));
        bundle.consortiumSeal().ifPresent(seal -> ConsortiumSealJson.write(seal, json.raw(",\"consortiumSeal\":")));
        bundle.statusList().ifPresent(text -> json.raw(",").member("statusList", text));
        bundle.history()
                .ifPresent(history -> json.raw(",\"history\":")
                        .raw(StatusHistoryJson.write(history).toString()));
        List<String> keys =
                bundle.keys().stream().map(Base64.getEncoder()::encodeToString).toList();
        return json.raw(",\"keys\":").value(keys).raw("}");
    }
}
