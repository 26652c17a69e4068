package org.govchain.service.devices;

import java.util.Arrays;
import java.util.Optional;
import org.govchain.credential.HolderKey;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.service.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Public keys of senders as JSON Web Keys: Ed25519 (RFC 8037 §2) or P-256 (RFC 7518 §6.2). Other members are ignored (RFC 7517 §4). */
final class Jwk {

    private static final int LENGTH = 32;

    private Jwk() {}

    static Judged<VerifyingKey> parse(JsonNode jwk) {
        if (!(jwk instanceof ObjectNode object)) {
            return refused("\"jwk\" is a JSON Web Key: an object with \"kty\", \"crv\" and \"x\"");
        }
        if (object.has("d") || object.has("k")) {
            return refused(
                    "\"jwk\" has the secret half of a key: it is known now, make another one and send its public half");
        }
        String kind = StrictJson.text(object, "kty").orElse("") + " "
                + StrictJson.text(object, "crv").orElse("");
        Optional<VerifyingKey> key = switch (kind) {
            case "OKP Ed25519" -> bytes(object, "x").flatMap(PublicKeys::fromEd25519);
            case "EC P-256" -> HolderKey.parse(object).map(HolderKey::key);
            default -> Optional.empty();
        };
        if (key.isPresent()) {
            return Judged.done(key.get());
        }
        return kind.equals("OKP Ed25519") || kind.equals("EC P-256")
                ? refused(
                        "\"jwk\" is no point of its curve: \"x\" (and \"y\") are base64url of 32 bytes, without padding")
                : refused("\"jwk\" is of another kind: keys are Ed25519 (kty OKP) or P-256 (kty EC)");
    }

    static void write(JsonText json, VerifyingKey key) {
        byte[] bytes = key.keyBytes();
        if (key.algorithm() == KeyAlgorithm.ED25519) {
            json.raw("{").member("kty", "OKP").raw(",").member("crv", "Ed25519");
            json.raw(",").member("x", Base64Url.encode(bytes)).raw("}");
        } else {
            json.raw("{").member("kty", "EC").raw(",").member("crv", "P-256");
            json.raw(",").member("x", Base64Url.encode(Arrays.copyOf(bytes, LENGTH)));
            json.raw(",")
                    .member("y", Base64Url.encode(Arrays.copyOfRange(bytes, LENGTH, bytes.length)))
                    .raw("}");
        }
    }

    private static Optional<byte[]> bytes(ObjectNode jwk, String name) {
        return StrictJson.text(jwk, name).flatMap(Base64Url::decode).filter(it -> it.length == LENGTH);
    }

    private static Judged<VerifyingKey> refused(String sentence) {
        return Judged.refused(RefusalCode.MALFORMED_REQUEST, sentence);
    }
}
