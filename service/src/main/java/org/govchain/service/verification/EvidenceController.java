package org.govchain.service.verification;

import java.time.Duration;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.documents.PdfFiles;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Problems;
import org.govchain.verify.EvidenceReply;
import org.govchain.verify.PdfProof;
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
    private final PdfFiles pdfFiles;

    EvidenceController(Bundles bundles, PdfFiles pdfFiles) {
        this.bundles = bundles;
        this.pdfFiles = pdfFiles;
    }

    /** The hash is of a seal, of an issuer-signed JWT or of an attachment, 64 lower-case hexadecimal digits. */
    @GetMapping("/evidence/{hash}")
    ResponseEntity<Object> evidence(@PathVariable String hash) {
        Optional<Sha256Digest> digest = Sha256Digest.parseHex(hash);
        if (digest.isEmpty()) {
            return noHash();
        }
        EvidenceReply reply = bundles.evidence(digest.get());
        return reply.bundles().isEmpty()
                ? Problems.notFound()
                : ResponseEntity.ok()
                        .cacheControl(BRIEFLY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(reply.toJson());
    }

    /** That the signed bytes of a PDF file are in the log. The hash is of these bytes, as its signature covers them. */
    @GetMapping("/evidence/{hash}/pdf")
    ResponseEntity<Object> pdf(@PathVariable String hash) {
        Optional<Sha256Digest> signedRange = Sha256Digest.parseHex(hash);
        if (signedRange.isEmpty()) {
            return noHash();
        }
        return pdfFiles.proof(signedRange.get())
                .map(proof -> ResponseEntity.ok()
                        .cacheControl(BRIEFLY)
                        .contentType(MediaType.parseMediaType(PdfProof.MEDIA_TYPE))
                        .<Object>body(proof.toJson()))
                .orElseGet(Problems::notFound);
    }

    private static ResponseEntity<Object> noHash() {
        return Problems.answer(
                Refusal.of(RefusalCode.MALFORMED_REQUEST, "the hash is 64 lower-case hexadecimal digits"));
    }
}
