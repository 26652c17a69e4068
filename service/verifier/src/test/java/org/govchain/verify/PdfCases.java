package org.govchain.verify;

import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.QrText;
import org.govchain.seal.SealBytes;

/** PDF files: what a reader found about the file, and what follows from it. How a reader finds it, the tests of org.govchain.pdf show. */
final class PdfCases {

    private static final TestKey DOCUMENT_KEY = TestKey.p256();
    private static final Sha256Digest RANGE = Sha256Digest.hash(new byte[] {1});
    private static final List<ReasonCode> FINDINGS = List.of(
            ReasonCode.PDF_NOT_SIGNED,
            ReasonCode.PDF_SIGNATURE_MALFORMED,
            ReasonCode.PDF_SIGNATURE_PARTIAL,
            ReasonCode.PDF_SIGNATURE_WRONG,
            ReasonCode.PDF_SIGNATURES_SEVERAL,
            ReasonCode.PDF_CHANGED_AFTER_SIGNING,
            ReasonCode.PDF_TIMESTAMP_WRONG,
            ReasonCode.PDF_BUNDLES_SEVERAL);

    private final CaseMaker maker;

    PdfCases(CaseMaker maker) {
        this.maker = maker;
    }

    void all() {
        for (ReasonCode finding : FINDINGS) {
            maker.offline(finding.code(), scene())
                    .pdf(PdfFacts.refused(finding, ""))
                    .fails(Check.PDF, finding);
        }
        codes();
        signers();
    }

    private void codes() {
        Scene scene = scene();
        Scene.Papers papers = scene.papers();
        String code = code(papers.seal());
        pdf("pdf-valid-online", scene, papers, signed(DOCUMENT_KEY, List.of(code), List.of(code)))
                .evidence(scene.online(papers))
                .valid(scene.headTime);
        pdf("pdf-valid-offline", scene, papers, signed(DOCUMENT_KEY, List.of(code)))
                .valid(scene.listIssuedAt);
        pdf(
                        "pdf-valid-with-another-code-that-is-no-seal",
                        scene,
                        papers,
                        signed(DOCUMENT_KEY, List.of("https://x.example", code)))
                .valid(scene.listIssuedAt);
        pdf("pdf-second-page-without-code", scene, papers, signed(DOCUMENT_KEY, List.of(code), List.of()))
                .fails(Check.PDF, ReasonCode.PDF_CODE_MISSING);
        pdf(
                        "pdf-second-page-with-another-seal",
                        scene,
                        papers,
                        signed(DOCUMENT_KEY, List.of(code), List.of(otherCode())))
                .fails(Check.PDF, ReasonCode.PDF_CODE_MISMATCH);
        pdf("pdf-page-with-both-seals", scene, papers, signed(DOCUMENT_KEY, List.of(code, otherCode())))
                .fails(Check.PDF, ReasonCode.PDF_CODE_MISMATCH);
        PdfFacts unread = PdfFacts.signed(Optional.of(DOCUMENT_KEY.key()), RANGE, List.of(), Optional.empty());
        pdf("pdf-pages-not-read", scene, papers, unread).open(Check.PDF, ReasonCode.PDF_PAGES_NOT_READ);
    }

    private void signers() {
        Scene scene = scene();
        Scene.Papers papers = scene.papers();
        List<String> code = List.of(code(papers.seal()));
        pdf("pdf-signed-with-the-key-of-another-authority", scene, papers, signed(Scene.OTHER_ISSUER_KEY, code))
                .fails(Check.PDF, ReasonCode.PDF_SIGNER_NOT_ISSUER);
        pdf("pdf-signed-with-a-key-nobody-registered", scene, papers, signed(Scene.FOREIGN_KEY, code))
                .fails(Check.PDF, ReasonCode.PDF_SIGNER_NOT_ISSUER);
        pdf("pdf-signed-with-the-credential-key", scene, papers, signed(Scene.credentialKey(), code))
                .fails(Check.PDF, ReasonCode.PDF_SIGNER_NOT_ISSUER);
        pdf(
                        "pdf-signed-with-an-unknown-kind-of-key",
                        scene,
                        papers,
                        PdfFacts.signed(Optional.empty(), RANGE, List.of(), Optional.of(List.of(code))))
                .fails(Check.PDF, ReasonCode.PDF_SIGNER_NOT_ISSUER);
        Scene revoked = scene();
        revoked.changes.revoke(Scene.ISSUER, DOCUMENT_KEY, "2026-03-02T09:10:00Z");
        Scene.Papers older = revoked.papers();
        pdf("pdf-document-key-revoked-since", revoked, older, signed(DOCUMENT_KEY, List.of(code(older.seal()))))
                .open(Check.PDF, ReasonCode.ISSUER_TIME_UNPROVEN);
    }

    private CaseMaker.Draft pdf(String name, Scene scene, Scene.Papers papers, PdfFacts facts) {
        return maker.offline(name, scene).bundle(scene.bundle(papers)).pdf(facts);
    }

    private static Scene scene() {
        Scene scene = new Scene();
        scene.changes.key(Scene.ISSUER, DOCUMENT_KEY, 8, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        scene.policyKeys.add(DOCUMENT_KEY);
        return scene;
    }

    private static PdfFacts signed(TestKey key, List<String> page, List<String> next) {
        return PdfFacts.signed(Optional.of(key.key()), RANGE, List.of(), Optional.of(List.of(page, next)));
    }

    private static PdfFacts signed(TestKey key, List<String> page) {
        return PdfFacts.signed(Optional.of(key.key()), RANGE, List.of(), Optional.of(List.of(page)));
    }

    private static String otherCode() {
        return code(scene().papers().seal());
    }

    private static String code(byte[] seal) {
        return new QrText("pruefen.musterstadt.example", SealBytes.of(seal)).toString();
    }
}
