package org.govchain.jose;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.VerifyingKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JWS in compact form (RFC 7515 §3.1) that keeps its exact text: what is verified and hashed are the characters received, never a
 * re-serialisation. Parsing says nothing about who signed it.
 */
public final class CompactJws {

    private final String text;
    private final ObjectNode header;
    private final ObjectNode payload;
    private final byte[] signature;

    private CompactJws(String text, ObjectNode header, ObjectNode payload, byte[] signature) {
        this.text = text;
        this.header = header;
        this.payload = payload;
        this.signature = signature;
    }

    /** Empty when this is not three base64url parts, of which two are JSON objects, or when the header names critical extensions. */
    public static Optional<CompactJws> parse(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        Optional<ObjectNode> header = object(text.substring(0, first));
        Optional<ObjectNode> payload = object(text.substring(first + 1, second));
        Optional<byte[]> signature = Base64Url.decode(text.substring(second + 1));
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        // We understand no extension, and RFC 7515 §4.1.11 forbids to go on then.
        return header.get().has("crit")
                ? Optional.empty()
                : Optional.of(new CompactJws(text, header.get(), payload.get(), signature.get()));
    }

    /** The text as received: three parts with two dots. */
    public String text() {
        return text;
    }

    /** The ASCII bytes that are signed: header, dot, payload. */
    public byte[] signingInput() {
        return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    /** A copy of the signature, whoever made it. */
    public byte[] signature() {
        return signature.clone();
    }

    /** A copy of the payload. */
    public ObjectNode payload() {
        return payload.deepCopy();
    }

    /** Whether this key signed it; false for every key that is not P-256, whatever the header says. */
    public boolean isSignedBy(VerifyingKey key) {
        return isEs256() && key.algorithm() == KeyAlgorithm.P256 && key.verify(signingInput(), signature);
    }

    /** Whether the header names the only algorithm we know. */
    public boolean isEs256() {
        return header("alg").equals(Optional.of("ES256"));
    }

    /** A header member that is a string. */
    public Optional<String> header(String name) {
        return StrictJson.text(header, name);
    }

    /** The DER bytes of the first certificate in {@code x5c} (RFC 7515 §4.1.6): a hint for people, never a reason to trust. */
    public Optional<byte[]> certificate() {
        JsonNode chain = header.get("x5c");
        JsonNode leaf = chain == null ? null : chain.get(0);
        if (leaf == null || !leaf.isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(leaf.stringValue()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> object(String part) {
        return Base64Url.decode(part).flatMap(StrictJson::parseObject);
    }
}
