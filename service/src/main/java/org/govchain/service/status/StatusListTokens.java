package org.govchain.service.status;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.signing.ToSign;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusListToken;
import org.govchain.status.UnsignedStatusListToken;
import org.springframework.stereotype.Component;

/** Signs status list tokens and keeps the newest of each list, so that a million readers cost one signature. */
@Component
class StatusListTokens {

    static final Duration TTL = StatusListToken.MAX_TTL;

    /** A token is signed anew well before a cache would be allowed to drop it. */
    private static final Duration SIGN_ANEW_AFTER = Duration.ofSeconds(30);
    /** Longer than the ttl: offline verifiers accept an old list up to their own limit. */
    private static final Duration LIFETIME = Duration.ofDays(7);

    private record Signed(long version, Instant at, String text) {}

    private final Map<UUID, Signed> newest = new ConcurrentHashMap<>();
    private final StatusListStore store;
    private final Signing signing;
    private final Clock clock;

    StatusListTokens(StatusListStore store, Signing signing, Clock clock) {
        this.store = store;
        this.signing = signing;
        this.clock = clock;
    }

    /** The token of the version that the row names, or of a newer one. */
    String current(StatusListStore.Row row) {
        return newest.compute(row.id(), (_, signed) -> isFresh(signed, row) ? signed : sign(row)).text;
    }

    private boolean isFresh(@org.jspecify.annotations.Nullable Signed signed, StatusListStore.Row row) {
        return signed != null
                && signed.version >= row.version()
                && signed.at.plus(SIGN_ANEW_AFTER).isAfter(clock.instant());
    }

    private Signed sign(StatusListStore.Row row) {
        StatusListStore.Version version = store.current(row.id());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SigningKey key = signing.key(row.authority(), KeyPurpose.STATUS);
        UnsignedStatusListToken token = UnsignedStatusListToken.of(
                new StatusListId(row.uri()), version.version(), version.bits(), now, LIFETIME, TTL, certificate(key));
        byte[] signature = signing.sign(row.authority(), List.of(new ToSign(key, token.signingInput())))
                .getFirst();
        return new Signed(version.version(), now, token.sign(signature));
    }

    private static byte[] certificate(SigningKey key) {
        try {
            return key.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was loaded cannot be encoded", e);
        }
    }
}
