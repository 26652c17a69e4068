package org.govchain.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.crypto.VerifyingKey;
import org.govchain.seal.QrText;

/**
 * PDF: the file is one revision that a document key of the credential's authority signed as a whole, followed by nothing but timestamps
 * and validation data, and every page shows the seal that the bundle carries. Without it the bundle could be genuine and the pages not.
 */
final class PdfCheck {

    private final Dossier dossier;
    private final PdfFacts file;

    private PdfCheck(Dossier dossier, PdfFacts file) {
        this.dossier = dossier;
        this.file = file;
    }

    static Outcome judge(Dossier dossier) {
        return dossier.file().map(file -> new PdfCheck(dossier, file).judge()).orElseGet(Outcome::notApplicable);
    }

    private Outcome judge() {
        if (file.finding().isPresent()) {
            return Outcome.failed(file.finding().get(), file.detail());
        }
        return codes().or(this::signer).orElseGet(Outcome::passed);
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

    /** The key belongs to the authority that issued the credential; until when it counts, now says: nobody proves when it signed. */
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
        return new Entitlement(new ProvenTime.Unproven(), dossier.now()).ofKey(key.get());
    }
}
