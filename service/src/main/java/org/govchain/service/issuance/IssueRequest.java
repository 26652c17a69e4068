package org.govchain.service.issuance;

import java.time.LocalDate;
import java.util.List;
import org.govchain.credential.DocumentId;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One document that somebody wants issued.
 *
 * @param claims as they came; never logged
 * @param attachments files the document is bound to, in the caller's order
 * @param document its id, when it has one already
 * @param version of the document, from 1
 */
public record IssueRequest(
        String type,
        ObjectNode claims,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        List<Attachment> attachments,
        @Nullable DocumentId document,
        int version) {

    public IssueRequest {
        attachments = List.copyOf(attachments);
        if (version < 1) {
            throw new IllegalArgumentException("versions of a document count from 1");
        }
    }

    /** A request for the first version of a document. */
    public IssueRequest(
            String type,
            ObjectNode claims,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            List<Attachment> attachments,
            @Nullable DocumentId document) {
        this(type, claims, validFrom, validUntil, attachments, document, 1);
    }

    /** The same request, bound to files that were stored for a document that has its id already. */
    public IssueRequest withFiles(DocumentId id, List<Attachment> files) {
        return new IssueRequest(type, claims, validFrom, validUntil, files, id, version);
    }

    /** The same request for a certain version of a document. */
    public IssueRequest as(DocumentId id, int number) {
        return new IssueRequest(type, claims, validFrom, validUntil, attachments, id, number);
    }

    /**
     * A file by its hash.
     *
     * @param storageKey name in the encrypted storage; none when only the hash is bound
     */
    public record Attachment(
            String name,
            String mediaType,
            Sha256Digest sha256,
            long size,
            @Nullable String storageKey) {}

    /** Never the claims. */
    @Override
    public String toString() {
        return "IssueRequest[" + type + ", " + attachments.size() + " attachments]";
    }
}
