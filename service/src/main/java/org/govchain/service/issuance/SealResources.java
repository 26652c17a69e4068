package org.govchain.service.issuance;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import org.govchain.seal.SealSigner;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the certificate URI in a seal leads to. Readers of the standard ask for them; our verifier never does. */
@RestController
class SealResources {

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Signing signing;

    SealResources(Signing signing) {
        this.signing = signing;
    }

    /** The certificate with this reference, 40 upper-case hexadecimal digits, as DER. */
    @GetMapping("/c/{reference}")
    ResponseEntity<Object> certificate(@PathVariable String reference) {
        return signing.keys().stream()
                .filter(key -> key.purpose() == KeyPurpose.SEAL)
                .filter(key -> SealSigner.ofThumbprint(key.publicKey().thumbprint())
                        .certificateReference()
                        .equals(reference))
                .findFirst()
                .map(key -> ResponseEntity.ok()
                        .cacheControl(A_DAY)
                        .contentType(MediaType.parseMediaType("application/pkix-cert"))
                        .<Object>body(der(key)))
                .orElseGet(Problems::notFound);
    }

    private static byte[] der(SigningKey key) {
        try {
            return key.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was loaded cannot be encoded", e);
        }
    }
}
