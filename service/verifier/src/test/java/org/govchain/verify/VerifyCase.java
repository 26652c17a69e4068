package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.govchain.jose.Base64Url;

/**
 * One case: what goes in, and what has to come out. The texts are exact, for a byte more or less is another case.
 *
 * @param name the mutation, in kebab case
 * @param carrier in which form the document is presented
 * @param presented bundle JSON, SD-JWT, base64url of a seal, or hexadecimal digest of an attachment
 * @param file what a reader found about the PDF file around the bundle
 * @param evidence what was gathered
 * @param policy text of the trust policy
 * @param now the instant to judge for
 * @param expected what the verifier has to say
 */
record VerifyCase(
        String name,
        Carrier carrier,
        String presented,
        Optional<PdfFacts> file,
        Evidence evidence,
        Optional<String> policy,
        Instant now,
        Expected expected) {

    /**
     * What has to come out.
     *
     * @param verdict the verdict
     * @param asOf up to when the status is known, when it has to be
     * @param check the check the case is about, when it is about one
     * @param outcome how that check ends
     * @param reason why
     */
    record Expected(
            Verdict verdict,
            Optional<Instant> asOf,
            Optional<Check> check,
            Optional<String> outcome,
            Optional<ReasonCode> reason) {}

    Presentation presentation() {
        return switch (carrier) {
            case BUNDLE -> Presentation.bundle(presented.getBytes(StandardCharsets.UTF_8));
            case PDF -> {
                byte[] bundle = presented.getBytes(StandardCharsets.UTF_8);
                yield file.map(facts -> Presentation.pdf(bundle, facts)).orElseGet(() -> Presentation.pdf(bundle));
            }
            case CREDENTIAL -> new Presentation.Credential(presented);
            case SEAL -> new Presentation.Seal(Base64Url.decode(presented).orElseThrow());
            case ATTACHMENT ->
                new Presentation.Attachment(
                        org.govchain.merkle.Sha256Digest.parseHex(presented).orElseThrow());
        };
    }

    VerificationReport judge(VerifierCache cache) {
        Verifier verifier = policy.map(text -> Verifier.with(TrustPolicy.parse(text.getBytes(StandardCharsets.UTF_8))))
                .orElseGet(Verifier::withoutPolicy);
        return verifier.remembering(cache).verify(presentation(), evidence, now);
    }
}
