package org.govchain.credential;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.CountingRandom;
import org.govchain.TestKey;
import org.govchain.VectorFiles;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes docs/spec/vectors/credential, except what was made elsewhere: {@code mvn test -pl service/verifier -am
 * -Dtest='Write*Vectors' -Dgovchain.writeVectors=true -Dsurefire.failIfNoSpecifiedTests=false}. What is expected follows from the
 * mutation; {@link CredentialVectorsTest} reads what was committed.
 */
@EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
class WriteCredentialVectors {

    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}";
    private static final String TEXT = TestCredential.signed(TestCredential.unsigned());
    private static final List<String> DISCLOSURES = TestCredential.unsigned().disclosures();

    @Test
    void credentials() {
        accepted("happy-path", TEXT);
        accepted("nothing-disclosed", TEXT.substring(0, TEXT.indexOf('~') + 1));
        accepted("one-claim-disclosed", TEXT.substring(0, TEXT.indexOf('~') + 1) + DISCLOSURES.get(2) + "~");
        String first = DISCLOSURES.getFirst();
        refused(
                "disclosure-tampered",
                TEXT.replace(first, first.substring(0, 30) + "x" + first.substring(31)),
                "disclosure-unreferenced");
        refused("disclosure-of-another-credential", TEXT + disclosure("seats", "99") + "~", "disclosure-unreferenced");
        refused("disclosure-twice", TEXT + first + "~", "disclosure-duplicate");
        refused("disclosure-not-base64url", TEXT + "W10=~", "disclosure-malformed");
        refused("disclosure-empty", TEXT + "~", "disclosure-malformed");
        refused("disclosure-not-an-array", TEXT + TestCredential.part("{}") + "~", "disclosure-malformed");
        refused("disclosure-of-one-element", TEXT + TestCredential.part("[\"s\"]") + "~", "disclosure-malformed");
        refused(
                "disclosure-of-four-elements",
                TEXT + TestCredential.part("[\"s\",\"n\",1,2]") + "~",
                "disclosure-malformed");
        refused(
                "disclosure-name-not-a-string",
                TEXT + TestCredential.part("[\"s\",1,2]") + "~",
                "disclosure-malformed");
        refused(
                "disclosure-json-member-twice",
                TEXT + TestCredential.part("[\"s\",\"n\",{\"a\":1,\"a\":2}]") + "~",
                "disclosure-malformed");
        refused("last-tilde-missing", TEXT.substring(0, TEXT.length() - 1), "key-binding-malformed");
        refused("no-tilde", TEXT.substring(0, TEXT.indexOf('~')), "credential-malformed");
        refused("empty", "", "credential-malformed");
        refused("jws-of-two-parts", TEXT.substring(TEXT.indexOf('.') + 1), "credential-malformed");
        refused("payload-bit-flipped", flip(TEXT, TEXT.indexOf('.') + 20), "credential-malformed");
        refused("signature-bit-flipped", flip(TEXT, TEXT.indexOf('~') - 20), "signature");
        refused("signature-base64-not-canonical", nonCanonical(TEXT), "credential-malformed");
        write("signature-of-another-key", TEXT, TestKey.named("other"), "refused", "signature");
    }

    @Test
    void headers() {
        String payload = payload(_ -> {});
        refused(
                "algorithm-none",
                with("{\"alg\":\"none\",\"typ\":\"dc+sd-jwt\"}", payload),
                "credential-unknown-algorithm");
        refused(
                "algorithm-hs256",
                with("{\"alg\":\"HS256\",\"typ\":\"dc+sd-jwt\"}", payload),
                "credential-unknown-algorithm");
        refused("algorithm-missing", with("{\"typ\":\"dc+sd-jwt\"}", payload), "credential-unknown-algorithm");
        refused(
                "type-of-an-older-draft",
                with("{\"alg\":\"ES256\",\"typ\":\"vc+sd-jwt\"}", payload),
                "credential-wrong-type");
        refused(
                "type-of-a-status-list",
                with("{\"alg\":\"ES256\",\"typ\":\"statuslist+jwt\"}", payload),
                "credential-wrong-type");
        refused(
                "critical-extension",
                with("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\",\"crit\":[\"x\"],\"x\":1}", payload),
                "credential-malformed");
        refused(
                "header-member-twice",
                with("{\"alg\":\"none\",\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\"}", payload),
                "credential-malformed");
        accepted(
                "header-with-unknown-member", with("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\",\"kid\":\"1\"}", payload));
    }

    @Test
    void payloads() {
        for (String name : List.of("iss", "iat", "vct", "jti")) {
            refusedPayload(name + "-missing", payload -> payload.remove(name), "credential-claim-missing");
        }
        refusedPayload("iss-not-a-uri", payload -> payload.put("iss", "musterstadt"), "credential-claim-missing");
        refusedPayload("iat-as-text", payload -> payload.put("iat", "1790000000"), "credential-claim-missing");
        refusedPayload("iat-negative", payload -> payload.put("iat", -1), "credential-claim-missing");
        refusedPayload("iat-not-whole", payload -> payload.put("iat", 1.5), "credential-claim-missing");
        refusedPayload(
                "exp-beyond-year-9999", payload -> payload.put("exp", 253_402_300_800L), "credential-claim-missing");
        refusedPayload("exp-before-nbf", payload -> payload.put("exp", 1), "credential-claim-missing");
        refusedPayload(
                "jti-without-urn",
                payload -> payload.put("jti", TestCredential.ID.toString()),
                "credential-claim-missing");
        refusedPayload(
                "jti-upper-case",
                payload -> payload.put("jti", "urn:uuid:3F0C8A52-6F0E-4B1C-9D57-0D5D1C3D2B11"),
                "credential-claim-missing");
        refusedPayload(
                "status-of-another-kind",
                payload -> payload.putObject("status").put("x", 1),
                "credential-claim-missing");
        refusedPayload(
                "status-index-out-of-range",
                payload -> ((ObjectNode) payload.at("/status/status_list")).put("idx", 131_072),
                "credential-claim-missing");
        refusedPayload(
                "holder-key-not-on-the-curve",
                payload -> payload.putObject("cnf")
                        .putObject("jwk")
                        .put("kty", "EC")
                        .put("crv", "P-256")
                        .put("x", "A".repeat(43))
                        .put("y", "A".repeat(43)),
                "credential-claim-missing");
        refusedPayload(
                "digests-with-sha-512", payload -> payload.put("_sd_alg", "sha-512"), "credential-unknown-algorithm");
        refusedPayload(
                "digest-twice",
                payload -> payload.withArray("_sd").add(payload.get("_sd").get(0)),
                "disclosure-duplicate");
        refusedPayload("digests-not-an-array", payload -> payload.put("_sd", 1), "credential-malformed");
        refusedPayload(
                "digest-not-a-string", payload -> payload.withArray("_sd").add(1), "credential-malformed");
        acceptedPayload("decoy-digest", payload -> payload.withArray("_sd").add("A".repeat(43)));
        acceptedPayload("claim-in-clear", payload -> payload.put("region", "NRW"));
        refusedPayload(
                "claim-in-clear-named-like-an-array-digest", payload -> payload.put("...", "x"), "claim-name-reserved");
        refusedPayload(
                "digest-algorithm-inside-a-claim",
                payload -> payload.putObject("region").put("_sd_alg", "sha-256"),
                "claim-name-reserved");
        refusedPayload("claim-in-clear-and-disclosed", payload -> payload.put("seats", 1), "claim-name-clash");
        refused(
                "payload-member-twice",
                with(HEADER, payload(_ -> {}).replaceFirst("\\{", "{\"iss\":\"https://a.example\",")),
                "credential-malformed");
        refused("payload-not-utf8", TEXT.replaceFirst("\\.[^.]*", ".e_9"), "credential-malformed");
        disclosed("disclosed-name-iss", "iss", "claim-name-reserved");
        disclosed("disclosed-name-status", "status", "claim-name-reserved");
        disclosed("disclosed-name-sd", "_sd", "claim-name-reserved");
        disclosed("disclosed-name-dots", "...", "claim-name-reserved");
    }

    /** RFC 9901 §4.2.4.2 and §7.1: an element has no name, a member has one. */
    @Test
    void elements() {
        String element = TestCredential.part("[\"salt\",\"Innenhof\"]");
        String member = disclosure("terrace", "true");
        refusedPayload(
                "element-digest-not-a-string",
                payload -> payload.withArray("areas").addObject().put("...", 1),
                "credential-malformed");
        accepted("element-disclosed", with(HEADER, payload(areas(element))) + element + "~");
        acceptedPayload("element-not-disclosed", areas(element));
        refused(
                "element-disclosed-with-a-name",
                with(HEADER, payload(areas(member))) + member + "~",
                "disclosure-malformed");
        refused(
                "member-disclosed-without-a-name",
                with(HEADER, payload(claims -> claims.withArray("_sd").add(Disclosure.digest(element)))) + element
                        + "~",
                "disclosure-malformed");
        refusedPayload(
                "element-digest-twice",
                payload -> areas(element).andThen(areas(element)).accept(payload),
                "disclosure-duplicate");
    }

    private static Consumer<ObjectNode> areas(String disclosure) {
        return payload -> payload.withArray("areas").addObject().put("...", Disclosure.digest(disclosure));
    }

    @Test
    void keyBindings() {
        TestKey wallet = TestKey.named("wallet");
        UnsignedCredential unsigned = UnsignedCredential.of(
                TestCredential.facts(Optional.of(new HolderKey(wallet.verifyingKey()))),
                TestCredential.claims(),
                new CountingRandom());
        String bound = TestCredential.signed(unsigned);
        String header = "{\"alg\":\"ES256\",\"typ\":\"kb+jwt\"}";
        String hash = Disclosure.digest(bound);
        String claims = "{\"iat\":1790000100,\"aud\":\"https://inspector.example\",\"nonce\":\"n\",\"sd_hash\":\""
                + hash + "\"}";
        binding("key-binding", bound + TestCredential.jws(wallet, header, claims), "accepted", "");
        binding(
                "key-binding-of-another-key",
                bound + TestCredential.jws(TestKey.named("thief"), header, claims),
                "refused",
                "holder-binding");
        binding(
                "key-binding-for-another-audience",
                bound + TestCredential.jws(wallet, header, claims.replace("inspector", "thief")),
                "refused",
                "holder-binding");
        binding(
                "key-binding-with-another-nonce",
                bound + TestCredential.jws(wallet, header, claims.replace("\"n\"", "\"m\"")),
                "refused",
                "holder-binding");
        binding(
                "key-binding-over-another-selection",
                bound.replace(unsigned.disclosures().getLast() + "~", "") + TestCredential.jws(wallet, header, claims),
                "refused",
                "holder-binding");
        binding(
                "key-binding-without-nonce",
                bound + TestCredential.jws(wallet, header, claims.replace("nonce", "once")),
                "refused",
                "key-binding-malformed");
        binding(
                "key-binding-with-wrong-type",
                bound + TestCredential.jws(wallet, HEADER, claims),
                "refused",
                "key-binding-malformed");
        binding(
                "key-binding-without-holder-key",
                TEXT + TestCredential.jws(wallet, header, claims),
                "refused",
                "key-binding-malformed");
        binding("key-binding-not-a-jws", bound + "x", "refused", "key-binding-malformed");
    }

    @Test
    void entryPayloads() {
        Sha256Digest digest = Sha256Digest.hash(new byte[] {1});
        DocumentId document =
                DocumentId.parse("0a2b6f0e-1111-4222-8333-444455556666").orElseThrow();
        CredentialPayload least = new CredentialPayload(
                TestCredential.ID, document, 1, TestCredential.TYPE, digest, Optional.empty(), List.of());
        CredentialPayload all = new CredentialPayload(
                TestCredential.ID,
                document,
                300,
                TestCredential.TYPE,
                digest,
                Optional.of(digest),
                List.of(digest, Sha256Digest.hash(new byte[] {2})));
        String hex = HexFormat.of().formatHex(least.encode());
        payload("without-seal-and-attachments", hex, "");
        payload("with-seal-and-two-attachments", HexFormat.of().formatHex(all.encode()), "");
        String version = "0301" + "04";
        payload("bytes-after-the-end", hex + "00", "payload-not-deterministic-cbor");
        payload("cut-short", hex.substring(0, hex.length() - 2), "payload-not-deterministic-cbor");
        payload("empty", "", "payload-not-deterministic-cbor");
        payload("map-of-indefinite-length", "bf" + hex.substring(2) + "ff", "payload-not-deterministic-cbor");
        payload("map-claims-a-member-more", "a6" + hex.substring(2), "payload-not-deterministic-cbor");
        payload("map-of-huge-length", "bb7fffffffffffffff" + hex.substring(2), "payload-not-deterministic-cbor");
        payload("array-instead-of-map", "85" + hex.substring(2), "payload-not-deterministic-cbor");
        payload("version-not-shortest", hex.replace(version, "03180104"), "payload-not-deterministic-cbor");
        payload("version-negative", hex.replace(version, "032004"), "payload-not-deterministic-cbor");
        payload("version-as-float", hex.replace(version, "03f93c0004"), "payload-not-deterministic-cbor");
        payload(
                "version-above-2-to-the-63",
                hex.replace(version, "031b800000000000000004"),
                "payload-not-deterministic-cbor");
        payload("version-0", hex.replace(version, "030004"), "payload-bad-value");
        payload("key-not-shortest", hex.replace(version, "18030104"), "payload-not-deterministic-cbor");
        payload("keys-swapped", swapFirstKeys(hex), "payload-keys-not-ascending");
        payload("key-twice", hex.replace(version, "030102"), "payload-keys-not-ascending");
        payload("key-unknown", "a6" + hex.substring(2) + "0801", "payload-unknown-key");
        payload("key-0", hex.replaceFirst("a501", "a500"), "payload-unknown-key");
        payload("seal-digest-missing-its-key", "a4" + hex.substring(2, hex.length() - 70), "payload-key-missing");
        payload("credential-id-of-15-bytes", hex.replaceFirst("0150..", "014f"), "payload-bad-value");
        payload("type-not-a-uri", hex.replace("68747470733a", "78747470733a"), "payload-bad-value");
        payload("type-not-utf8", hex.replace("68747470733a", "ff747470733a"), "payload-not-deterministic-cbor");
        payload("digest-of-31-bytes", hex.replaceFirst("055820..", "05581f"), "payload-bad-value");
        payload("attachments-empty", "a6" + hex.substring(2) + "0780", "payload-bad-value");
        payload("attachments-of-huge-length", "a6" + hex.substring(2) + "079a7fffffff", "payload-bad-value");
        payload("attachment-digest-as-text", "a6" + hex.substring(2) + "07816161", "payload-not-deterministic-cbor");
        payload("null-byte-string-of-huge-length", "a1015b7fffffffffffffff", "payload-not-deterministic-cbor");
    }

    private static String swapFirstKeys(String hex) {
        String first = hex.substring(2, 38);
        String second = hex.substring(38, 74);
        return "a5" + second + first + hex.substring(74);
    }

    private static void payload(String name, String cbor, String reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cbor", cbor);
        expect(json, reason.isEmpty() ? "accepted" : "refused", reason);
        VectorFiles.write(VectorFiles.own("credential/entry-payload"), name, json);
    }

    private static void binding(String name, String text, String expected, String reason) {
        Map<String, Object> json = json(text, TestCredential.KEY);
        json.put("audience", "https://inspector.example");
        json.put("nonce", "n");
        expect(json, expected, reason);
        VectorFiles.write(VectorFiles.own("credential/sd-jwt"), name, json);
    }

    private static void disclosed(String file, String name, String reason) {
        String disclosure = disclosure(name, "{}");
        String payload = payload(claims -> claims.withArray("_sd").add(Disclosure.digest(disclosure)));
        refused(file, with(HEADER, payload) + disclosure + "~", reason);
    }

    private static String disclosure(String name, String value) {
        return TestCredential.part("[\"salt\",\"" + name + "\"," + value + "]");
    }

    private static void acceptedPayload(String name, Consumer<ObjectNode> mutation) {
        accepted(name, with(HEADER, payload(mutation)));
    }

    private static void refusedPayload(String name, Consumer<ObjectNode> mutation, String reason) {
        refused(name, with(HEADER, payload(mutation)), reason);
    }

    private static String payload(Consumer<ObjectNode> mutation) {
        ObjectNode payload = SignedCredentialTest.accepted(TEXT).issuerJws().payload();
        mutation.accept(payload);
        return payload.toString();
    }

    /** Really signed, with all disclosures: nothing but the mutation can be the reason. */
    private static String with(String header, String payload) {
        return TestCredential.jws(TestCredential.KEY, header, payload) + TEXT.substring(TEXT.indexOf('~'));
    }

    private static String flip(String text, int at) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    /** The last character of 64 bytes in base64url carries two bits; the other four must be zero. */
    private static String nonCanonical(String text) {
        int at = text.indexOf('~') - 1;
        char next = (char) (text.charAt(at) + 1);
        return text.substring(0, at) + next + text.substring(at + 1);
    }

    private static void accepted(String name, String text) {
        write(name, text, TestCredential.KEY, "accepted", "");
    }

    private static void refused(String name, String text, String reason) {
        write(name, text, TestCredential.KEY, "refused", reason);
    }

    private static void write(String name, String text, TestKey key, String expected, String reason) {
        Map<String, Object> json = json(text, key);
        expect(json, expected, reason);
        VectorFiles.write(VectorFiles.own("credential/sd-jwt"), name, json);
    }

    private static Map<String, Object> json(String text, TestKey key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", text);
        json.put("publicKey", key.publicKey());
        return json;
    }

    private static void expect(Map<String, Object> json, String expected, String reason) {
        json.put("expected", expected);
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
    }
}
