package org.govchain.verify;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.crypto.VerifyingKey;
import org.govchain.seal.QrText;

/**
 * PDF: the file is one revision that a document key of the credential's authority signed as a whole, followed by nothing but timestamps
 * and validation data, and every page shows the seal that the bundle carries. Without it the bundle could be genuine and the pages not.
 */
final class PdfCheck {

    /**
     * The outcome, and what is known of the file.
     *
     * @param outcome how the check ended
     * @param file empty when nobody looked at it, or when it is not what its signature covers
     */
    record Answer(Outcome outcome, Optional<JudgedPdf> file) {}

    private final Dossier dossier;
    private final PdfFacts file;
    private final PdfEntry entry;
    private final List<JudgedPdf.Timestamp> timestamps;

    private PdfCheck(Dossier dossier, PdfFacts file, PdfEntry entry) {
        this.dossier = dossier;
        this.file = file;
        this.entry = entry;
        this.timestamps = timestamps(dossier, file);
    }

    static Answer judge(Dossier dossier, Optional<PdfProof> proof, VerifierCache cache) {
        return dossier.file()
                .map(file -> new PdfCheck(
                                dossier,
                                file,
                                proof.map(it -> PdfEntry.judge(it, dossier, file, cache))
                                        .orElseGet(PdfEntry::unknown))
                        .answer())
                .orElseGet(() -> new Answer(Outcome.notApplicable(), Optional.empty()));
    }

    private Answer answer() {
        if (file.finding().isPresent()) {
            return new Answer(Outcome.failed(file.finding().get(), file.detail()), Optional.empty());
        }
        Outcome outcome = codes().or(entry::refusal).or(this::signer).orElseGet(Outcome::passed);
        return new Answer(outcome, file.signedRange().map(range -> new JudgedPdf(range, entry.index(), timestamps)));
    }

    private static List<JudgedPdf.Timestamp> timestamps(Dossier dossier, PdfFacts file) {
        TimestampTrust trust = new TimestampTrust(dossier.trust()
                .policy()
                .map(policy -> policy.content().timestampAuthorities())
                .orElse(List.of()));
        return file.timestamps().stream()
                .map(it -> new JudgedPdf.Timestamp(it.time(), it.authority(), trust.trusts(it)))
                .toList();
    }

    private Optional<Outcome> codes() {
        if (file.codes().isEmpty()) {
            return Optional.of(Outcome.undetermined(ReasonCode.PDF_PAGES_NOT_READ, file.detail()));
        }
        Optional<byte[]> seal = dossier.seal().map(it -> it.value().bytes());
        List<List<String>> pages = file.codes().get();
        for (int page = 0; page < pages.size(); page++) {
            List<QrText> shown = pages.get(page).stream()
                    .map(QrText::parse)
                    .filter(QrText.Accepted.class::isInstance)
                    .map(parsed -> ((QrText.Accepted) parsed).text())
                    .toList();
            if (shown.isEmpty() || seal.isEmpty()) {
                return Optional.of(Outcome.failed(ReasonCode.PDF_CODE_MISSING, "page " + (page + 1)));
            }
            if (!shown.stream().allMatch(text -> isSeal(text, seal.get()))) {
                return Optional.of(Outcome.failed(ReasonCode.PDF_CODE_MISMATCH, "page " + (page + 1)));
            }
        }
        return Optional.empty();
    }

    private static boolean isSeal(QrText text, byte[] seal) {
        return Arrays.equals(text.sealBytes().bytes(), seal);
    }

    /** The key belongs to the authority that issued the credential; until when it counts, says what proves when it had signed. */
    private Optional<Outcome> signer() {
        if (dossier.trust().withoutAnswer().isPresent()) {
            return dossier.trust().withoutAnswer();
        }
        Registry registry = dossier.trust().registry();
        Optional<Registry.Authority> issuer = dossier.credential()
                .flatMap(it -> registry.authority(it.value().facts().issuer().hash()));
        Optional<Registry.Key> key = file.signer()
                .map(VerifyingKey::thumbprint)
                .flatMap(thumbprint -> issuer.flatMap(authority -> authority.key(thumbprint)));
        if (key.isEmpty()) {
            boolean foreign = file.signer()
                    .filter(it -> !registry.owners(it.thumbprint()).isEmpty())
                    .isPresent();
            return Optional.of(
                    foreign
                            ? Outcome.failed(ReasonCode.PDF_SIGNER_NOT_ISSUER)
                            : dossier.trust().absent(ReasonCode.PDF_SIGNER_NOT_ISSUER, dossier.claimedIssue()));
        }
        if (!KeyPurpose.DOCUMENT.isIn(key.get().purposes())) {
            return Optional.of(Outcome.failed(ReasonCode.PDF_SIGNER_NOT_ISSUER, "the key is not for documents"));
        }
        return new Entitlement(signedBy(), dossier.now()).ofKey(key.get());
    }

    /** The signature was there at the earliest time that a timestamp of a named authority or the file's sealed entry says. */
    private ProvenTime signedBy() {
        Stream<Instant> stamped =
                timestamps.stream().filter(JudgedPdf.Timestamp::trusted).map(JudgedPdf.Timestamp::time);
        return Stream.concat(stamped, entry.sealedAt().stream())
                .filter(time -> !time.isAfter(dossier.now().plus(Dossier.CLOCK_TOLERANCE)))
                .min(Comparator.naturalOrder())
                .<ProvenTime>map(ProvenTime.NotAfter::new)
                .orElseGet(ProvenTime.Unproven::new);
    }
}
