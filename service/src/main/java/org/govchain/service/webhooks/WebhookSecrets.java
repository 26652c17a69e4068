package org.govchain.service.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.govchain.service.custody.InstallationKey;
import org.springframework.stereotype.Component;

/** Secrets of webhooks and what they sign: Standard Webhooks, symmetric signatures ({@code v1}, HMAC-SHA-256). */
@Component
class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    /** A new secret: shown once, kept wrapped. */
    static final class Fresh {
        private final String shown;
        private final byte[] wrapped;

        private Fresh(String shown, byte[] wrapped) {
            this.shown = shown;
            this.wrapped = wrapped;
        }

        String shown() {
            return shown;
        }

        byte[] wrapped() {
            return wrapped;
        }
    }

    private final InstallationKey installation;
    private final SecureRandom random;

    WebhookSecrets(InstallationKey installation, SecureRandom random) {
        this.installation = installation;
        this.random = random;
    }

    Fresh fresh(UUID webhook) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Fresh(
                PREFIX + Base64.getEncoder().encodeToString(secret), installation.wrap(secret, context(webhook)));
    }

    /** The header {@code webhook-signature}: one signature a secret, separated by spaces. */
    String signature(UUID webhook, List<byte[]> wrapped, UUID delivery, Instant at, String body) {
        byte[] signed = (delivery + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
        return wrapped.stream()
                .map(secret -> "v1," + mac(installation.unwrap(secret, context(webhook)), signed))
                .collect(Collectors.joining(" "));
    }

    private static String mac(byte[] secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String context(UUID webhook) {
        return "webhook.secret " + webhook;
    }
}
