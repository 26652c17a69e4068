package org.govchain.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.jose.CompactJws;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.node.ObjectNode;

/** A key binding JWT (RFC 9901 §4.3): the wallet's signature over exactly this selection of disclosures, for one audience and nonce. */
public final class KeyBinding {

    private static final String TYPE = "kb+jwt";
    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private final CompactJws jws;
    private final HolderKey holderKey;
    private final Instant issuedAt;
    private final String audience;
    private final String nonce;
    private final boolean bindsThisText;

    private KeyBinding(
            CompactJws jws,
            HolderKey holderKey,
            Instant issuedAt,
            String audience,
            String nonce,
            boolean bindsThisText) {
        this.jws = jws;
        this.holderKey = holderKey;
        this.issuedAt = issuedAt;
        this.audience = audience;
        this.nonce = nonce;
        this.bindsThisText = bindsThisText;
    }

    static Optional<KeyBinding> parse(String text, int from, Optional<HolderKey> holderKey) {
        Optional<CompactJws> jws = CompactJws.parse(text.substring(from))
                .filter(CompactJws::isEs256)
                .filter(candidate -> candidate.header("typ").equals(Optional.of(TYPE)));
        if (jws.isEmpty() || holderKey.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode payload = jws.get().payload();
        Optional<Instant> issuedAt = StrictJson.unsigned(payload, "iat")
                .filter(seconds -> seconds <= LAST_SECOND)
                .map(Instant::ofEpochSecond);
        Optional<String> audience = StrictJson.text(payload, "aud");
        Optional<String> nonce = StrictJson.text(payload, "nonce");
        Optional<String> sdHash = StrictJson.text(payload, "sd_hash");
        if (issuedAt.isEmpty() || audience.isEmpty() || nonce.isEmpty() || sdHash.isEmpty()) {
            return Optional.empty();
        }
        boolean bindsThisText = sdHash.get().equals(hash(text.substring(0, from)));
        return Optional.of(
                new KeyBinding(jws.get(), holderKey.get(), issuedAt.get(), audience.get(), nonce.get(), bindsThisText));
    }

    /** base64url of SHA-256 over the credential and its disclosures up to and including the last tilde (RFC 9901 §4.3.1). */
    private static String hash(String presented) {
        return Base64Url.encode(
                Sha256Digest.hash(presented.getBytes(StandardCharsets.US_ASCII)).bytes());
    }

    /** Whether the bound key signed this, for exactly the disclosures it came with, this audience and this nonce. */
    public boolean isFor(String expectedAudience, String expectedNonce) {
        return bindsThisText
                && audience.equals(expectedAudience)
                && nonce.equals(expectedNonce)
                && jws.isSignedBy(holderKey.key());
    }

    /** The key the issuer bound the credential to. */
    public HolderKey holderKey() {
        return holderKey;
    }

    /** When the wallet signed. */
    public Instant issuedAt() {
        return issuedAt;
    }

    /** Whom the wallet signed for ({@code aud}). */
    public String audience() {
        return audience;
    }

    /** The verifier's nonce. */
    public String nonce() {
        return nonce;
    }

    /** Whether its {@code sd_hash} is the one of the credential and disclosures it came with. */
    public boolean bindsThisText() {
        return bindsThisText;
    }
}
