package org.govchain.credential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;

/**
 * An SD-JWT VC before its signature (RFC 9901 §4, draft-ietf-oauth-sd-jwt-vc §3): the exact bytes to sign and the disclosures. Every
 * claim of the type is selectively disclosable as a whole; only what finding and checking needs stands in clear.
 */
public final class UnsignedCredential {

    /** Length of a disclosure's salt: 128 bits (RFC 9901 §9.3). */
    static final int SALT_LENGTH = 16;

    private final String signingInput;
    private final List<String> disclosures;

    private UnsignedCredential(String signingInput, List<String> disclosures) {
        this.signingInput = signingInput;
        this.disclosures = disclosures;
    }

    /**
     * Prepares a credential.
     *
     * @param facts what stands in clear
     * @param claims the type's claims by name, in the order they shall be shown; values as {@link JsonText#value} takes them
     * @param random source of the salts
     * @throws IllegalArgumentException for a name that {@link #reservedName} finds
     */
    public static UnsignedCredential of(CredentialFacts facts, Map<String, ?> claims, SecureRandom random) {
        reservedName(claims).ifPresent(name -> {
            throw new IllegalArgumentException("a claim cannot be named " + name);
        });
        byte[] salts = new byte[SALT_LENGTH * claims.size()];
        random.nextBytes(salts);
        List<String> disclosures = new ArrayList<>(claims.size());
        claims.forEach((name, value) -> {
            int from = disclosures.size() * SALT_LENGTH;
            disclosures.add(disclosure(Arrays.copyOfRange(salts, from, from + SALT_LENGTH), name, value));
        });
        String signingInput = part(header(facts)) + "." + part(payload(facts, sortedDigests(disclosures)));
        return new UnsignedCredential(signingInput, List.copyOf(disclosures));
    }

    /**
     * A credential that was prepared before, from its exact bytes.
     *
     * @param signingInput what {@link #signingInput()} gave
     * @param disclosures what {@link #disclosures()} gave
     */
    public static UnsignedCredential prepared(byte[] signingInput, List<String> disclosures) {
        return new UnsignedCredential(new String(signingInput, StandardCharsets.US_ASCII), List.copyOf(disclosures));
    }

    /** The first claim name, at the top or nested, that the format keeps for itself; check foreign claims with it before building. */
    public static Optional<String> reservedName(Map<String, ?> claims) {
        for (String name : claims.keySet()) {
            if (ReservedNames.isReservedAtTop(name)) {
                return Optional.of(name);
            }
        }
        return ReservedNames.structureIn(claims);
    }

    /** The ASCII bytes to sign with ES256. */
    public byte[] signingInput() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }

    /** The encoded disclosures, in the order of the claims. */
    public List<String> disclosures() {
        return disclosures;
    }

    /**
     * The finished credential's text with all disclosures and without key binding.
     *
     * @param signature raw r ‖ s, 64 bytes
     */
    public String sign(byte[] signature) {
        if (signature.length != KeyAlgorithm.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("an ES256 signature has 64 bytes, not " + signature.length);
        }
        StringBuilder text = new StringBuilder(signingInput)
                .append('.')
                .append(Base64Url.encode(signature))
                .append('~');
        disclosures.forEach(disclosure -> text.append(disclosure).append('~'));
        return text.toString();
    }

    private static String disclosure(byte[] salt, String name, Object value) {
        JsonText json = new JsonText(96).raw("[").string(Base64Url.encode(salt)).raw(",");
        return Base64Url.encode(json.string(name).raw(",").value(value).raw("]").toUtf8());
    }

    // Sorted, so that the order of the digests says nothing about the order of the claims (RFC 9901 §4.2.4.1).
    private static String[] sortedDigests(List<String> disclosures) {
        String[] digests = new String[disclosures.size()];
        for (int i = 0; i < digests.length; i++) {
            digests[i] = Disclosure.digest(disclosures.get(i));
        }
        Arrays.sort(digests);
        return digests;
    }

    private static JsonText header(CredentialFacts facts) {
        JsonText json = new JsonText(1024).raw("{").member("alg", "ES256").raw(",");
        return json.member("typ", SignedCredential.TYPE)
                .raw(",\"x5c\":[")
                .string(facts.encodedCertificate())
                .raw("]}");
    }

    private static JsonText payload(CredentialFacts facts, String[] digests) {
        JsonText json = new JsonText(1024).raw("{").member("iss", facts.issuer().uri());
        json.raw(",").member("iat", facts.issuedAt().getEpochSecond());
        instant(json, "nbf", facts.validity().notBefore());
        instant(json, "exp", facts.validity().expiresAt());
        json.raw(",").member("vct", facts.type().uri());
        json.raw(",").member("jti", facts.id().urn());
        facts.status()
                .ifPresent(status -> json.raw(",\"status\":{\"status_list\":{")
                        .member("idx", status.index())
                        .raw(",")
                        .member("uri", status.list().uri())
                        .raw("}}"));
        facts.holderKey().ifPresent(key -> {
            json.raw(",\"cnf\":{\"jwk\":");
            key.write(json);
            json.raw("}");
        });
        json.raw(",").member("_sd_alg", "sha-256").raw(",\"_sd\":[");
        for (int i = 0; i < digests.length; i++) {
            json.raw(i == 0 ? "" : ",").string(digests[i]);
        }
        return json.raw("]}");
    }

    private static void instant(JsonText json, String name, Optional<Instant> instant) {
        instant.ifPresent(value -> json.raw(",").member(name, value.getEpochSecond()));
    }

    private static String part(JsonText json) {
        return Base64Url.encode(json.toUtf8());
    }
}
