package org.govchain.credential;

import java.time.Instant;
import java.util.Optional;
import org.govchain.jose.CompactJws;
import org.govchain.jose.StrictJson;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what stands in clear in the issuer-signed JWT. A member that is there in another form than ours is a refusal, not an absence. */
final class ClearClaims {

    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private ClearClaims() {}

    /** The facts, or why there are none. */
    sealed interface Read {}

    record Facts(CredentialFacts facts) implements Read {}

    record Refused(CredentialRefusal reason) implements Read {}

    static Read read(ObjectNode payload, CompactJws jws) {
        if (payload.has("_sd_alg") && !StrictJson.text(payload, "_sd_alg").equals(Optional.of("sha-256"))) {
            return new Refused(CredentialRefusal.UNKNOWN_ALGORITHM);
        }
        Optional<IssuerId> issuer = StrictJson.text(payload, "iss").flatMap(IssuerId::parse);
        Optional<CredentialTypeId> type = StrictJson.text(payload, "vct").flatMap(CredentialTypeId::parse);
        Optional<CredentialId> id = StrictJson.text(payload, "jti")
                .filter(jti -> jti.startsWith("urn:uuid:"))
                .flatMap(CredentialId::parse);
        Optional<Instant> issuedAt = instant(payload, "iat");
        Optional<Instant> notBefore = instant(payload, "nbf");
        Optional<Instant> expiresAt = instant(payload, "exp");
        Optional<StatusReference> status = status(payload);
        Optional<HolderKey> holderKey = holderKey(payload);
        boolean complete = issuer.isPresent() && type.isPresent() && id.isPresent() && issuedAt.isPresent();
        boolean readable = readable(payload, "nbf", notBefore)
                && readable(payload, "exp", expiresAt)
                && readable(payload, "status", status)
                && readable(payload, "cnf", holderKey)
                && !isEmptyPeriod(notBefore, expiresAt);
        if (!complete || !readable) {
            return new Refused(CredentialRefusal.CLAIM_MISSING);
        }
        return new Facts(new CredentialFacts(
                issuer.get(),
                type.get(),
                id.get(),
                issuedAt.get(),
                new ValidityPeriod(notBefore, expiresAt),
                status,
                jws.certificate().map(CredentialFacts::encodeCertificate).orElse(""),
                holderKey));
    }

    private static boolean readable(ObjectNode payload, String name, Optional<?> value) {
        return value.isPresent() || !payload.has(name);
    }

    private static boolean isEmptyPeriod(Optional<Instant> notBefore, Optional<Instant> expiresAt) {
        return notBefore.isPresent()
                && expiresAt.isPresent()
                && !notBefore.get().isBefore(expiresAt.get());
    }

    private static Optional<Instant> instant(ObjectNode payload, String name) {
        return StrictJson.unsigned(payload, name)
                .filter(seconds -> seconds <= LAST_SECOND)
                .map(Instant::ofEpochSecond);
    }

    private static Optional<StatusReference> status(ObjectNode payload) {
        JsonNode reference = payload.path("status").path("status_list");
        if (!(reference instanceof ObjectNode object)) {
            return Optional.empty();
        }
        Optional<StatusListId> list = StrictJson.text(object, "uri").flatMap(StatusListId::parse);
        return list.flatMap(id -> StrictJson.unsigned(object, "idx")
                .filter(index -> index < StatusList.MAX_ENTRIES)
                .map(index -> new StatusReference(id, index.intValue())));
    }

    private static Optional<HolderKey> holderKey(ObjectNode payload) {
        return payload.path("cnf").path("jwk") instanceof ObjectNode jwk ? HolderKey.parse(jwk) : Optional.empty();
    }
}
