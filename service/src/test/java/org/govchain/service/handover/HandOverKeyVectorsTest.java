package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/spec/vectors/hand-over/keys, which the browser answers too: written there, opened here, and the keys are those of the service. */
class HandOverKeyVectorsTest {

    private static final Path VECTORS =
            Path.of(System.getProperty("govchain.root", ".."), "docs/spec/vectors/hand-over/keys");

    @Test
    void opensWhatIsRightAndNothingElse() throws IOException {
        List<Path> vectors;
        try (var files = Files.list(VECTORS)) {
            vectors = files.sorted().toList();
        }
        assertThat(vectors).hasSizeGreaterThan(10);
        for (Path vector : vectors) {
            JsonNode json = read(vector);
            if (json.get("expected").asString().equals("accepted")) {
                opens(json);
            } else {
                assertThatThrownBy(() -> opens(json))
                        .as(vector.toString())
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void keysAreThoseOfTheService() throws IOException {
        JsonNode json = read(VECTORS.resolve("valid.json"));
        byte[] secret = bytes(json, "secret");
        assertThat(Keys.derive(secret, "access")).isEqualTo(bytes(json, "token"));
        byte[] content = Recipient.unseal(
                Keys.derive(secret, "wrap"),
                bytes(json, "key"),
                json.get("grant").asString());
        assertThat(new String(
                        Recipient.decrypt(Keys.derive(content, "presentation"), bytes(json, "presentation")),
                        StandardCharsets.US_ASCII))
                .isEqualTo(json.get("text").asString());
    }

    private static JsonNode read(Path vector) throws IOException {
        return Recipient.json(Files.readAllBytes(vector));
    }

    private static void opens(JsonNode json) {
        byte[] secret = bytes(json, "secret");
        byte[] content = Recipient.unseal(
                Recipient.hkdf(secret, "wrap"),
                bytes(json, "key"),
                json.get("grant").asString());
        byte[] text = Recipient.decrypt(Recipient.hkdf(content, "presentation"), bytes(json, "presentation"));
        String name = json.get("sha256").asString();
        byte[] file = Recipient.decrypt(Recipient.hkdf(content, "file/" + name), bytes(json, "file"));
        if (text.length == 0 || !Sha256Digest.hash(file).toHex().equals(name)) {
            throw new IllegalArgumentException("cut off");
        }
        assertThat(new String(text, StandardCharsets.US_ASCII))
                .isEqualTo(json.get("text").asString());
    }

    private static byte[] bytes(JsonNode json, String member) {
        return Base64.getUrlDecoder().decode(json.get(member).asString());
    }
}
