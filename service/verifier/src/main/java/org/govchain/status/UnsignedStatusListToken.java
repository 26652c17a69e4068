package org.govchain.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;

/** A status list token before its signature: the exact bytes to sign. */
public final class UnsignedStatusListToken {

    private final String signingInput;

    private UnsignedStatusListToken(String signingInput) {
        this.signingInput = signingInput;
    }

    /**
     * Prepares a token.
     *
     * @param id the URI under which it will be published
     * @param version the list's version, not negative
     * @param list the statuses
     * @param issuedAt second of signing
     * @param lifetime time until it no longer counts, not shorter than {@code ttl}
     * @param ttl how long it may be cached, 1 to 60 s
     * @param certificate DER bytes of the status key's certificate
     */
    public static UnsignedStatusListToken of(
            StatusListId id,
            long version,
            StatusList list,
            Instant issuedAt,
            Duration lifetime,
            Duration ttl,
            byte[] certificate) {
        if (version < 0 || ttl.toSeconds() < 1 || ttl.compareTo(StatusListToken.MAX_TTL) > 0) {
            throw new IllegalArgumentException("version must not be negative and ttl must be 1 to 60 s");
        }
        if (lifetime.compareTo(ttl) < 0) {
            throw new IllegalArgumentException("a status list must not expire before its ttl");
        }
        String header = new JsonText(1024)
                .raw("{")
                .member("alg", "ES256")
                .raw(",")
                .member("typ", StatusListToken.TYPE)
                .raw(",\"x5c\":[")
                .string(Base64.getEncoder().encodeToString(certificate))
                .raw("]}")
                .toString();
        String payload = new JsonText(8192)
                .raw("{")
                .member("sub", id.uri())
                .raw(",")
                .member("iat", issuedAt.getEpochSecond())
                .raw(",")
                .member("exp", issuedAt.plus(lifetime).getEpochSecond())
                .raw(",")
                .member("ttl", ttl.toSeconds())
                .raw(",")
                .member(StatusListToken.VERSION_CLAIM, version)
                .raw(",\"status_list\":{")
                .member("bits", StatusList.BITS)
                .raw(",")
                .member("lst", Base64Url.encode(list.compress()))
                .raw("}}")
                .toString();
        return new UnsignedStatusListToken(part(header) + "." + part(payload));
    }

    /** The ASCII bytes to sign with ES256. */
    public byte[] signingInput() {
        return signingInput.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The finished token's text.
     *
     * @param signature raw r ‖ s, 64 bytes
     */
    public String sign(byte[] signature) {
        if (signature.length != KeyAlgorithm.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("an ES256 signature has 64 bytes, not " + signature.length);
        }
        return signingInput + "." + Base64Url.encode(signature);
    }

    private static String part(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
