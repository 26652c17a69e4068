package org.govchain.credential;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.JsonNode;

/**
 * One disclosed claim or array element (RFC 9901 §4.2).
 *
 * @param text as received, base64url
 * @param digest as it stands in {@code _sd} or {@code ...}
 * @param name the claim's name; none for an array element
 * @param value the claim's value
 */
record Disclosure(String text, String digest, Optional<String> name, JsonNode value) {

    static Optional<Disclosure> parse(String text) {
        Optional<JsonNode> json = Base64Url.decode(text).flatMap(StrictJson::parse);
        if (json.isEmpty()
                || !json.get().isArray()
                || json.get().size() < 2
                || json.get().size() > 3) {
            return Optional.empty();
        }
        JsonNode array = json.get();
        boolean element = array.size() == 2;
        if (!array.get(0).isString() || (!element && !array.get(1).isString())) {
            return Optional.empty();
        }
        Optional<String> name =
                element ? Optional.empty() : Optional.of(array.get(1).stringValue());
        return Optional.of(new Disclosure(text, digest(text), name, array.get(array.size() - 1)));
    }

    /** base64url of SHA-256 over the disclosure's own ASCII text (RFC 9901 §4.2.3). */
    static String digest(String text) {
        return Base64Url.encode(
                Sha256Digest.hash(text.getBytes(StandardCharsets.US_ASCII)).bytes());
    }
}
