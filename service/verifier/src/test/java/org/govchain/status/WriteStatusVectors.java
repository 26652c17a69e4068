package org.govchain.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import org.govchain.TestKey;
import org.govchain.VectorFiles;
import org.govchain.jose.Base64Url;
import org.govchain.jose.CompactJws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes docs/spec/vectors/status/token: {@code mvn test -pl service/verifier -am -Dtest='Write*Vectors'
 * -Dgovchain.writeVectors=true -Dsurefire.failIfNoSpecifiedTests=false}. {@link StatusVectorsTest} reads what was committed.
 */
@EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
class WriteStatusVectors {

    private static final TestKey KEY = TestKey.named("status");
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"statuslist+jwt\"}";
    private static final StatusList LIST = StatusList.ofSize(64)
            .with(Map.of(1, Status.INVALID, 2, Status.SUSPENDED, 3, Status.SUPERSEDED, 63, Status.INVALID));

    @Test
    void tokens() throws IOException {
        String text = token();
        write("happy-path", text, "");
        write("happy-path-of-another-key", text, TestKey.named("other"), "signature");
        write("signature-missing", text.substring(0, text.lastIndexOf('.')), "status-list-malformed");
        write("signature-empty", text.substring(0, text.lastIndexOf('.') + 1), "signature");
        write("empty", "", "status-list-malformed");
        write("not-a-jws", "404 page not found", "status-list-malformed");
        write("type-missing", with("{\"alg\":\"ES256\"}", _ -> {}), "status-list-wrong-type");
        write(
                "type-of-a-credential",
                with("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}", _ -> {}),
                "status-list-wrong-type");
        write(
                "algorithm-none",
                with("{\"alg\":\"none\",\"typ\":\"statuslist+jwt\"}", _ -> {}),
                "status-list-unknown-algorithm");
        for (String name : List.of("sub", "iat", "exp", "ttl", "govchain_version", "status_list")) {
            refused(name + "-missing", claims -> claims.remove(name), "status-list-malformed");
        }
        refused("sub-not-a-uri", claims -> claims.put("sub", "list 1"), "status-list-malformed");
        refused("ttl-above-60-seconds", claims -> claims.put("ttl", 61), "status-list-malformed");
        refused("ttl-0", claims -> claims.put("ttl", 0), "status-list-malformed");
        refused("version-negative", claims -> claims.put("govchain_version", -1), "status-list-malformed");
        refused("version-as-text", claims -> claims.put("govchain_version", "17"), "status-list-malformed");
        refused("exp-beyond-year-9999", claims -> claims.put("exp", 253_402_300_800L), "status-list-malformed");
        refused("bits-1", claims -> list(claims).put("bits", 1), "status-list-wrong-bits");
        refused("bits-8", claims -> list(claims).put("bits", 8), "status-list-wrong-bits");
        refused("bits-as-text", claims -> list(claims).put("bits", "2"), "status-list-wrong-bits");
        refused("bits-missing", claims -> list(claims).remove("bits"), "status-list-wrong-bits");
        refused("list-missing", claims -> list(claims).remove("lst"), "status-list-bad-bits");
        refused(
                "list-with-padding",
                claims -> list(claims).put("lst", Base64Url.encode(LIST.compress()) + "="),
                "status-list-bad-bits");
        refused(
                "list-not-compressed",
                claims -> list(claims).put("lst", Base64Url.encode(LIST.bits())),
                "status-list-bad-bits");
        refused("list-cut-short", claims -> list(claims).put("lst", "eNoTMBJA"), "status-list-bad-bits");
        refused("list-empty", claims -> list(claims).put("lst", ""), "status-list-bad-bits");
        String bomb = zlib(new byte[10_000_000]);
        refused("list-inflates-to-ten-megabytes", claims -> list(claims).put("lst", bomb), "status-list-bad-bits");
        String oneTooMany = zlib(new byte[StatusList.MAX_ENTRIES / 4 + 1]);
        refused("list-of-one-byte-too-many", claims -> list(claims).put("lst", oneTooMany), "status-list-bad-bits");
        String nothing = zlib(new byte[0]);
        refused("list-of-no-entries", claims -> list(claims).put("lst", nothing), "status-list-bad-bits");
    }

    private static String token() {
        UnsignedStatusListToken unsigned = UnsignedStatusListToken.of(
                new StatusListId("https://musterstadt.example/status-lists/1"),
                17,
                LIST,
                Instant.ofEpochSecond(1_790_000_000L),
                Duration.ofDays(1),
                Duration.ofSeconds(60),
                "certificate".getBytes(StandardCharsets.UTF_8));
        return unsigned.sign(KEY.sign(unsigned.signingInput()));
    }

    private static ObjectNode list(ObjectNode claims) {
        return (ObjectNode) claims.get("status_list");
    }

    private static String zlib(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return Base64Url.encode(out.toByteArray());
    }

    private static String with(String header, Consumer<ObjectNode> mutation) {
        ObjectNode claims = CompactJws.parse(token()).orElseThrow().payload();
        mutation.accept(claims);
        String input = part(header) + "." + part(claims.toString());
        return input + "." + Base64Url.encode(KEY.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String name, Consumer<ObjectNode> mutation, String reason) {
        write(name, with(HEADER, mutation), reason);
    }

    private static void write(String name, String text, String reason) {
        write(name, text, KEY, reason);
    }

    private static void write(String name, String text, TestKey key, String reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", text);
        json.put("publicKey", key.publicKey());
        json.put("expected", reason.isEmpty() ? "accepted" : "refused");
        if (reason.isEmpty()) {
            json.put("uri", "https://musterstadt.example/status-lists/1");
            json.put("version", 17);
            json.put("statuses", "0123" + "0".repeat(59) + "1");
        } else {
            json.put("reason", reason);
        }
        VectorFiles.write(VectorFiles.own("status/token"), name, json);
    }
}
