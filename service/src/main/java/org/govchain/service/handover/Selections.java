package org.govchain.service.handover;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.govchain.service.handover.HandedFile.Kind;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.issuance.CopyForms;
import org.govchain.service.issuance.PrintedForms;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chooses what is handed over of a document: claims, files, and its signed PDF, which shows every claim and so goes only with all of them. */
@Component
class Selections {

    /** What was chosen, or why it cannot be. */
    sealed interface Outcome {
        record Refused(Refusal refusal) implements Outcome {}

        record Chosen(Selection selection) implements Outcome {}
    }

    private static final String PDF_NAME = "dokument.pdf";
    private static final String PDF_TYPE = "application/pdf";

    private final Bundles bundles;
    private final PrintedForms printed;
    private final Attachments attachments;
    private final JdbcClient jdbc;

    Selections(Bundles bundles, PrintedForms printed, Attachments attachments, JdbcClient jdbc) {
        this.bundles = bundles;
        this.printed = printed;
        this.attachments = attachments;
        this.jdbc = jdbc;
    }

    /** Chooses from a copy of this authority. */
    Outcome choose(AuthorityId authority, UUID copy, GrantTerms terms) {
        Optional<CopyForms> forms = bundles.forms(authority, copy);
        if (forms.isEmpty()) {
            return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
        }
        SignedCredential credential = forms.get().signedCredential();
        CredentialPayload payload = forms.get().credentialPayload();
        Set<String> all = Set.copyOf(credential.claims().propertyNames());
        List<String> claims = terms.claims().orElseGet(() -> List.copyOf(all));
        Optional<String> presentation = credential.disclosing(Set.copyOf(claims));
        if (presentation.isEmpty()) {
            return refused(RefusalCode.CLAIMS_INVALID, "\"claims\" names one that this document does not have");
        }
        if (terms.pdf() && !all.equals(Set.copyOf(claims))) {
            return refused(
                    RefusalCode.CLAIMS_INVALID,
                    "the PDF shows every claim: \"pdf\" goes only with \"claims\": \"all\"");
        }
        UUID document = payload.documentId().value();
        int version = (int) payload.documentVersion();
        Optional<List<HandedFile>> files = chosen(attached(authority, document, version), terms.files());
        if (files.isEmpty()) {
            return refused(
                    RefusalCode.ATTACHMENTS_INVALID, "\"files\" names one that is not stored with this document");
        }
        Selection selection =
                new Selection(document, version, credential.issuerJwsDigest(), presentation.get(), claims, files.get());
        return terms.pdf() ? withPdf(selection, forms.get()) : new Outcome.Chosen(selection);
    }

    /** The files that could be handed over with a document. */
    List<HandedFile> filesOf(AuthorityId authority, HandedDocuments.HandedDocument document) {
        return attached(authority, document.id(), document.version());
    }

    /** The file as it is now: a timestamp that it may still wait for is in the next grant's. */
    private Outcome withPdf(Selection selection, CopyForms forms) {
        return switch (printed.pdf(forms)) {
            case PrintedForms.Printed.Refused(Refusal refusal) -> new Outcome.Refused(refusal);
            case PrintedForms.Printed.File(byte[] pdf) -> {
                List<HandedFile> files = new ArrayList<>(selection.files());
                files.add(new HandedFile(
                        Sha256Digest.hash(pdf),
                        Kind.DOCUMENT,
                        PDF_NAME,
                        PDF_TYPE,
                        pdf.length,
                        () -> new ByteArrayInputStream(pdf)));
                yield new Outcome.Chosen(new Selection(
                        selection.document(),
                        selection.version(),
                        selection.issuerJws(),
                        selection.presentation(),
                        selection.claims(),
                        List.copyOf(files)));
            }
        };
    }

    /** Empty when one of them is not stored with the document. */
    private static Optional<List<HandedFile>> chosen(List<HandedFile> attached, List<Sha256Digest> wanted) {
        Set<Sha256Digest> names = new HashSet<>(wanted);
        List<HandedFile> chosen =
                attached.stream().filter(file -> names.contains(file.sha256())).toList();
        return chosen.size() == names.size() ? Optional.of(chosen) : Optional.empty();
    }

    private List<HandedFile> attached(AuthorityId authority, UUID document, int version) {
        return jdbc.sql("select sha256, name, media_type, size, storage_key from attachment where document_id = ?"
                        + " and document_version = ? and authority = ? and storage_key is not null")
                .params(document, version, authority.slug())
                .query((rows, _) -> {
                    String storageKey = rows.getString("storage_key");
                    return new HandedFile(
                            Sha256Digest.of(rows.getBytes("sha256")),
                            Kind.ATTACHMENT,
                            rows.getString("name"),
                            rows.getString("media_type"),
                            rows.getLong("size"),
                            () -> attachments.open(document, storageKey));
                })
                .list();
    }

    private static Outcome refused(RefusalCode code, String detail) {
        return new Outcome.Refused(Refusal.of(code, detail));
    }
}
