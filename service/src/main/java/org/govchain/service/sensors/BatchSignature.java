package org.govchain.service.sensors;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.devices.Devices;
import org.govchain.service.devices.Sender;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signature over a batch as it was sent: a JWS with detached content (RFC 7515, appendix F), whose content is the body as it is
 * ({@code "b64": false}, RFC 7797) or its base64url. {@code kid} is the thumbprint of the sender's key in hexadecimal.
 */
@Component
class BatchSignature {

    private final Devices devices;
    private final Clock clock;

    BatchSignature(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** Who sent these bytes; empty when the signature is none, wrong, or of a key that is nobody's now. */
    Optional<Sender> sender(String jws, byte[] body) {
        int dots = jws.indexOf("..");
        if (dots < 0) {
            return Optional.empty();
        }
        String header = jws.substring(0, dots);
        Optional<ObjectNode> members = Base64Url.decode(header).flatMap(StrictJson::parseObject);
        Optional<byte[]> signature = Base64Url.decode(jws.substring(dots + 2));
        if (members.isEmpty() || signature.isEmpty() || !isUnderstood(members.get())) {
            return Optional.empty();
        }
        return StrictJson.text(members.get(), "kid")
                .flatMap(Sha256Digest::parseHex)
                .flatMap(kid -> devices.sender(kid, clock.instant()))
                .filter(sender -> sender.key()
                        .algorithm()
                        .isNamed(StrictJson.text(members.get(), "alg").orElse("")))
                .filter(sender ->
                        sender.key().verify(signed(header, body, isUnencoded(members.get())), signature.get()));
    }

    private static byte[] signed(String header, byte[] body, boolean unencoded) {
        byte[] content = unencoded ? body : Base64Url.encode(body).getBytes(StandardCharsets.US_ASCII);
        byte[] before = (header + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] signed = new byte[before.length + content.length];
        System.arraycopy(before, 0, signed, 0, before.length);
        System.arraycopy(content, 0, signed, before.length, content.length);
        return signed;
    }

    /** The one extension that counts is b64, and who uses it must say that it is critical (RFC 7797 §6). */
    private static boolean isUnderstood(ObjectNode header) {
        JsonNode critical = header.get("crit");
        boolean none = critical == null && !header.has("b64");
        boolean unencoded = critical != null
                && critical.isArray()
                && critical.size() == 1
                && critical.get(0).isString()
                && critical.get(0).stringValue().equals("b64")
                && isUnencoded(header);
        return none || unencoded;
    }

    private static boolean isUnencoded(ObjectNode header) {
        JsonNode b64 = header.get("b64");
        return b64 != null && b64.isBoolean() && !b64.booleanValue();
    }
}
