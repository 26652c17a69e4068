package org.govchain.service.issuance;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.govchain.crypto.VerifyingKey;
import org.govchain.seal.DigitalSeal;
import org.govchain.seal.SealSigner;
import org.govchain.service.signing.Signing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the key that made a seal, which names it by 20 bytes of its thumbprint only. An office's key of today is not the one
 * that sealed last year's licence.
 */
@Component
final class SealKeys {

    private final Signing signing;
    private final Map<String, VerifyingKey> byReference = new ConcurrentHashMap<>();

    SealKeys(Signing signing) {
        this.signing = signing;
    }

    /** Empty when no key of this installation ever made this seal, as after a restore without its keys. */
    Optional<VerifyingKey> of(byte[] seal) {
        if (!(DigitalSeal.parse(seal) instanceof DigitalSeal.Accepted(DigitalSeal read))) {
            throw new IllegalStateException("a seal that was issued here cannot be read");
        }
        return Optional.ofNullable(byReference.computeIfAbsent(read.certificateReference(), _ -> find(read)));
    }

    private @Nullable VerifyingKey find(DigitalSeal seal) {
        SealSigner signer = new SealSigner(seal.certificateReference());
        return signing.everyPublicKey().stream()
                .filter(key -> signer.matches(key.thumbprint()))
                .findFirst()
                .orElse(null);
    }
}
