package org.govchain.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.CountingRandom;
import org.govchain.TestKey;
import org.govchain.jose.Base64Url;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;

/** One liquor licence, signed with a known key. */
final class TestCredential {

    static final TestKey KEY = TestKey.named("issuer");
    static final IssuerId ISSUER = new IssuerId("https://musterstadt.example");
    static final CredentialTypeId TYPE = new CredentialTypeId("https://musterstadt.example/types/liquor-licence");
    static final CredentialId ID =
            CredentialId.parse("3f0c8a52-6f0e-4b1c-9d57-0d5d1c3d2b11").orElseThrow();
    static final Instant ISSUED = Instant.ofEpochSecond(1_790_000_000L);
    static final StatusReference STATUS =
            new StatusReference(new StatusListId("https://musterstadt.example/status-lists/1"), 4711);

    private TestCredential() {}

    static CredentialFacts facts(Optional<HolderKey> holderKey) {
        return new CredentialFacts(
                ISSUER,
                TYPE,
                ID,
                ISSUED,
                ValidityPeriod.between(ISSUED, ISSUED.plusSeconds(31_536_000)),
                Optional.of(STATUS),
                CredentialFacts.encodeCertificate("certificate".getBytes(StandardCharsets.UTF_8)),
                holderKey);
    }

    static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("file_number", "32-4/2026-0815");
        claims.put("holder", Map.of("family_name", "Mustermann \"Köbes\""));
        claims.put("business_kind", "Schankwirtschaft");
        claims.put("seats", 40);
        claims.put("outdoor_area", true);
        claims.put("hours", List.of("10:00-23:00", "11:00-01:00"));
        return claims;
    }

    static UnsignedCredential unsigned() {
        return UnsignedCredential.of(facts(Optional.empty()), claims(), new CountingRandom());
    }

    static String signed(UnsignedCredential unsigned) {
        return unsigned.sign(KEY.sign(unsigned.signingInput()));
    }

    /** A JWS of any header and payload, really signed. */
    static String jws(TestKey key, String header, String payload) {
        String input = part(header) + "." + part(payload);
        return input + "." + Base64Url.encode(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    static String part(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
