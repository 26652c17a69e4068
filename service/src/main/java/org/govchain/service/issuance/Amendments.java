package org.govchain.service.issuance;

import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.DocumentId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.status.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which document a new version can take the place of: one that is valid. */
@Service
public class Amendments {

    /** What came of looking. */
    public sealed interface Result {
        /**
         * The document and the version that would follow.
         *
         * @param type the type's name, which stays
         */
        record Amendable(DocumentId document, int nextVersion, String type) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final CopyStore copies;
    private final JdbcClient jdbc;

    Amendments(CopyStore copies, JdbcClient jdbc) {
        this.copies = copies;
        this.jdbc = jdbc;
    }

    /** The document that a copy belongs to. */
    public Result look(AuthorityId authority, UUID copy) {
        Optional<CopyRow> found = copies.find(authority, copy);
        if (found.isEmpty()) {
            return new Result.Refused(Refusal.of(RefusalCode.NOT_FOUND, "there is nothing here by that name"));
        }
        CopyRow row = found.get();
        return not(row.status())
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Amendable(
                        new DocumentId(row.documentId()), row.documentVersion() + 1, row.typeName()));
    }

    /** Why a version cannot be amended now; the last word has step 5, which asks again. */
    public Optional<Refusal> check(AuthorityId authority, DocumentId document, int version) {
        return jdbc.sql("select status from document where authority = ? and id = ? and version = ? and state ="
                        + " 'ISSUED'")
                .params(authority.slug(), document.value(), version)
                .query((row, _) -> Status.ofBits(row.getInt(1)))
                .optional()
                .map(Amendments::not)
                .orElseGet(() -> Optional.of(Refusal.of(RefusalCode.NOT_FOUND, "there is nothing here by that name")));
    }

    /** The request as one for that version; a file of the version before that is named by its hash stays with the document. */
    public IssueRequest next(Result.Amendable amendable, IssueRequest request) {
        var files = request.attachments().stream()
                .map(file -> file.storageKey() != null
                        ? file
                        : stored(amendable, file.sha256())
                                .map(kept -> new IssueRequest.Attachment(
                                        file.name(), file.mediaType(), file.sha256(), kept.size(), kept.storageKey()))
                                .orElse(file))
                .toList();
        return request.withFiles(amendable.document(), files).as(amendable.document(), amendable.nextVersion());
    }

    private record Kept(long size, String storageKey) {}

    private Optional<Kept> stored(Result.Amendable amendable, Sha256Digest hash) {
        return jdbc.sql("select size, storage_key from attachment where document_id = ? and document_version = ?"
                        + " and sha256 = ? and storage_key is not null")
                .params(amendable.document().value(), amendable.nextVersion() - 1, hash.bytes())
                .query((row, _) -> new Kept(row.getLong(1), row.getString(2)))
                .optional();
    }

    private static Optional<Refusal> not(Status status) {
        String why = switch (status) {
            case VALID -> "";
            case INVALID -> "a document that was revoked cannot be amended: issue a new one";
            case SUPERSEDED -> "a newer version took the place of this one: amend that";
            case SUSPENDED -> "the document is suspended: lift the suspension or revoke it first";
        };
        return why.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(RefusalCode.STATE_CONFLICT, why));
    }
}
