package org.govchain.service.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.TrustPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The trust policy that exports are judged by. It is a file on the service's machine, because it decides what becomes a document of
 * an authority: an access token alone must not.
 */
@Component
@EnableConfigurationProperties(ImportProperties.class)
final class ImportGate {

    private final Optional<TrustPolicy> policy;

    ImportGate(ImportProperties properties) {
        policy = Optional.ofNullable(properties.trustPolicy()).map(file -> {
            try {
                return read(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException("govchain.import.trust-policy: cannot read " + file, e);
            }
        });
    }

    private static TrustPolicy read(byte[] json) {
        return switch (TrustPolicy.parse(json)) {
            case PolicyReading.Read(TrustPolicy policy) -> policy;
            case PolicyReading.Refused refused ->
                throw new IllegalArgumentException(
                        "govchain.import.trust-policy: " + refused.reason() + ", " + refused.detail());
        };
    }

    /** Empty when nothing may be taken in, as usual. */
    Optional<TrustPolicy> policy() {
        return policy;
    }
}
