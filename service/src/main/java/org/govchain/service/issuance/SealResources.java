package org.govchain.service.issuance;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Locale;
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

/** What the short URIs in a seal lead to: profiles by number, certificates by reference. Readers of the standard ask for them; our verifier never does. */
@RestController
class SealResources {

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final IssuableTypes types;
    private final Signing signing;

    SealResources(IssuableTypes types, Signing signing) {
        this.types = types;
        this.signing = signing;
    }

    /** The profile with this number, 32 upper-case hexadecimal digits, as XML, below the type that it belongs to. */
    @GetMapping("/types/{name}/{number}")
    ResponseEntity<Object> profile(@PathVariable String name, @PathVariable String number) {
        return types.all().stream()
                .filter(type -> type.id().uri().endsWith("/types/" + name))
                .map(IssuableTypes.IssuableType::profile)
                .filter(profile -> profile.number()
                        .toString()
                        .replace("-", "")
                        .toUpperCase(Locale.ROOT)
                        .equals(number))
                .findFirst()
                .map(profile -> ResponseEntity.ok()
                        .cacheControl(A_DAY)
                        .contentType(MediaType.APPLICATION_XML)
                        .<Object>body(profile.toXml().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Problems::notFound);
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
