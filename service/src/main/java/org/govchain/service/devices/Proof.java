package org.govchain.service.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.CompactJws;
import org.govchain.jose.StrictJson;

/**
 * A device's proof that it has the private half of the key it hands in: a compact JWS (RFC 7515) over {@code {"enrolment": id, "iat": seconds}},
 * signed with that key.
 */
final class Proof {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    private static final int LONGEST = 2048;

    private Proof() {}

    /** The sentence that says what is wrong with it; empty when it proves it. */
    static Optional<String> mistake(String text, UUID enrolment, VerifyingKey key, Instant now) {
        Optional<CompactJws> jws = text.length() > LONGEST ? Optional.empty() : CompactJws.parse(text);
        if (jws.isEmpty()) {
            return Optional.of("\"proof\" is a JWS in compact form: three parts of base64url with dots between them");
        }
        if (!isSignedBy(jws.get(), key)) {
            return Optional.of("\"proof\" is not signed with the key in \"jwk\", by "
                    + (key.algorithm() == KeyAlgorithm.ED25519 ? "EdDSA" : "ES256"));
        }
        if (!StrictJson.text(jws.get().payload(), "enrolment").equals(Optional.of(enrolment.toString()))) {
            return Optional.of("\"proof\" is about another enrolment");
        }
        return isNow(jws.get(), now)
                ? Optional.empty()
                : Optional.of(
                        "\"iat\" in \"proof\" is the time in seconds, at most five minutes from that of the service, which is "
                                + now);
    }

    private static boolean isSignedBy(CompactJws jws, VerifyingKey key) {
        return key.algorithm().isNamed(jws.header("alg").orElse("")) && key.verify(jws.signingInput(), jws.signature());
    }

    private static boolean isNow(CompactJws jws, Instant now) {
        return StrictJson.unsigned(jws.payload(), "iat")
                .filter(seconds -> Math.abs(seconds - now.getEpochSecond()) <= CLOCKS_DIFFER_BY.toSeconds())
                .isPresent();
    }
}
