package org.govchain.service.verification;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.govchain.credential.SignedCredential;
import org.govchain.seal.QrText;
import org.govchain.service.documents.PdfFiles;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.issuance.StatusHistories;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.status.StatusLists;
import org.govchain.service.status.StatusPast;
import org.govchain.service.trust.Trust;
import org.govchain.service.web.Problems;
import org.govchain.verify.Bundle;
import org.govchain.verify.Evidence;
import org.govchain.verify.PdfProof;
import org.govchain.verify.Presentation;
import org.govchain.verify.Questions;
import org.govchain.verify.StatusHistory;
import org.govchain.verify.StatusListEvidence;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verifier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Judges a document with the public verifier and this installation's view of registry, log and chain. It asks nobody whom the
 * document names: no foreign address is ever fetched. What is sent is judged and forgotten.
 */
@RestController
class VerifyController {

    /** Thirty times what a notice has. */
    private static final int LARGEST_PDF = 8 << 20;

    private final Bundles bundles;
    private final StatusLists statusLists;
    private final Trust trust;
    private final StatusHistories histories;
    private final StatusPast statusPast;
    private final ChainQuestions chain;
    private final Clock clock;
    private final PresentedPdfs presentedPdfs;
    private final PdfFiles pdfFiles;

    VerifyController(
            Bundles bundles,
            StatusLists statusLists,
            StatusHistories histories,
            StatusPast statusPast,
            Trust trust,
            ChainQuestions chain,
            Clock clock,
            PresentedPdfs presentedPdfs,
            PdfFiles pdfFiles) {
        this.bundles = bundles;
        this.histories = histories;
        this.statusPast = statusPast;
        this.statusLists = statusLists;
        this.trust = trust;
        this.chain = chain;
        this.clock = clock;
        this.presentedPdfs = presentedPdfs;
        this.pdfFiles = pdfFiles;
    }

    /**
     * The body is a PDF file, a bundle, an SD-JWT VC, the text of a QR code or the bytes of a seal, by its media type.
     *
     * @param at a past instant to judge for; now when absent
     */
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Bundle.MEDIA_TYPE, schema = @Schema(type = "object")),
                @Content(mediaType = "application/dc+sd-jwt", schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                        schema = @Schema(type = "string", format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary"))
            })
    @PostMapping(
            path = "/verify",
            consumes = {
                Bundle.MEDIA_TYPE,
                "application/dc+sd-jwt",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.APPLICATION_PDF_VALUE
            })
    ResponseEntity<Object> verify(HttpServletRequest request, @RequestParam(required = false) @Nullable String at)
            throws IOException {
        Optional<Instant> instant = Optional.ofNullable(at).flatMap(time -> StatusPastController.past(time, clock));
        if (at != null && instant.isEmpty()) {
            return StatusPastController.noInstant();
        }
        MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
        boolean pdf = type.isCompatibleWith(MediaType.APPLICATION_PDF);
        int most = pdf ? LARGEST_PDF : Bundle.MAX_LENGTH;
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            return Problems.answer(
                    Refusal.of(RefusalCode.TOO_LARGE, "a document has at most " + (most >> 20) + " MiB"));
        }
        if (pdf) {
            return switch (presentedPdfs.read(body)) {
                case PresentedPdfs.Result.Read(Presentation presentation) -> answer(presentation, instant);
                case PresentedPdfs.Result.Refused(Refusal refusal) -> Problems.answer(refusal);
            };
        }
        Optional<Presentation> presentation = presentation(type, body);
        if (presentation.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST, "the text is neither an SD-JWT VC nor that of a seal's QR code"));
        }
        return answer(presentation.get(), instant);
    }

    private ResponseEntity<Object> answer(Presentation presentation, Optional<Instant> at) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(judge(presentation, at).getBytes(StandardCharsets.UTF_8));
    }

    private String judge(Presentation presentation, Optional<Instant> at) {
        Optional<TrustPolicy> policy = trust.policy();
        Evidence evidence = Evidence.none();
        Questions questions = Verifier.questions(presentation, evidence);
        Optional<Bundle> found = questions
                .evidenceDigest()
                .flatMap(digest -> bundles.evidence(digest).bundles().stream().findFirst());
        if (found.isPresent()) {
            evidence = evidence.withBundle(found.get());
            questions = Verifier.questions(presentation, evidence);
        }
        if (questions.statusListUri().isPresent()) {
            evidence =
                    evidence.withStatusList(statusList(questions.statusListUri().get()));
        }
        Optional<PdfProof> pdfProof = presentation.signedRange().flatMap(pdfFiles::proof);
        if (pdfProof.isPresent()) {
            evidence = evidence.withPdfProof(pdfProof.get());
        }
        if (policy.isPresent()) {
            evidence = evidence.withChain(chain.ask(questions, policy.get(), at));
        }
        Verifier verifier = policy.map(Verifier::with).orElseGet(Verifier::withoutPolicy);
        if (at.isEmpty()) {
            return verifier.verify(presentation, evidence, clock.instant()).toJson();
        }
        Evidence told = past(presentation, questions, at.get())
                .map(evidence::withHistory)
                .orElse(evidence);
        return verifier.verifyPast(presentation, told, at.get()).toJson();
    }

    /** Of a document that is not here any more, the versions of its list are; the changes may have come with it. */
    private Optional<StatusHistory> past(Presentation presentation, Questions questions, Instant at) {
        return questions
                .evidenceDigest()
                .flatMap(digest -> histories.ofHash(digest, at))
                .or(() -> questions
                        .statusListUri()
                        .flatMap(list -> statusPast.ofList(list, at))
                        .filter(found -> found.inForce().isPresent())
                        .map(found ->
                                presentation.history().map(found::withChangesOf).orElse(found)));
    }

    private StatusListEvidence statusList(String uri) {
        return statusLists
                .tokenOf(uri)
                .<StatusListEvidence>map(StatusListEvidence.Token::new)
                .orElseGet(() -> new StatusListEvidence.NotAvailable("this service publishes no such list"));
    }

    private static Optional<Presentation> presentation(MediaType type, byte[] body) {
        if (type.isCompatibleWith(MediaType.parseMediaType(Bundle.MEDIA_TYPE))) {
            return Optional.of(Presentation.bundle(body));
        }
        if (type.isCompatibleWith(MediaType.APPLICATION_OCTET_STREAM)) {
            return Optional.of(new Presentation.Seal(body));
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (QrText.parse(text) instanceof QrText.Accepted(QrText qr)) {
            return Optional.of(new Presentation.Seal(qr.sealBytes().bytes()));
        }
        return text.contains("~") && text.length() <= SignedCredential.MAX_CHARS
                ? Optional.of(new Presentation.Credential(text))
                : Optional.empty();
    }
}
