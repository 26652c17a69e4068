package org.govchain.service.verification;

import java.time.Duration;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Problems;
import org.govchain.verify.EvidenceReply;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Evidence for a document that somebody holds, found by a hash of it. */
@RestController
class EvidenceController {

    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();

    private final Bundles bundles;

    EvidenceController(Bundles bundles) {
        this.bundles = bundles;
    }

    /** The hash is of a seal, of an issuer-signed JWT or of an attachment, 64 lower-case hexadecimal digits. */
    @GetMapping("/evidence/{hash}")
    ResponseEntity<Object> evidence(@PathVariable String hash) {
        Optional<Sha256Digest> digest = Sha256Digest.parseHex(hash);
        if (digest.isEmpty()) {
            return Problems.answer(
                    Refusal.of(RefusalCode.MALFORMED_REQUEST, "the hash is 64 lower-case hexadecimal digits"));
        }
        EvidenceReply reply = bundles.evidence(digest.get());
        return reply.bundles().isEmpty()
                ? Problems.notFound()
                : ResponseEntity.ok()
                        .cacheControl(BRIEFLY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(reply.toJson());
    }
}
