package org.govchain.service.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.service.anchoring.Anchor;
import org.govchain.service.documents.PdfState;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.status.Status;

/** The JSON answers about copies; written member by member, no claim among them. */
final class Answers {

    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final String PENDING = "pending";
    private static final String DELAYED = "delayed";
    private static final List<String> LINKS = List.of("bundle", "pdf", "qr.png", "credential");

    private Answers() {}

    /** The answer to the issue of one document. */
    static Answer single(List<Signed> copies) {
        JsonText json = new JsonText(1024);
        fresh(json, copies.getFirst());
        return new Answer(CREATED, json.toUtf8());
    }

    /** The answer to a batch: {@code {"items": […]}} in the order of the request. */
    static Answer batch(List<Signed> copies) {
        JsonText json = new JsonText(copies.size() * 768).raw("{\"items\":[");
        for (int i = 0; i < copies.size(); i++) {
            json.raw(i == 0 ? "" : ",");
            fresh(json, copies.get(i));
        }
        return new Answer(CREATED, json.raw("]}").toUtf8());
    }

    /** The answer when a type wants a second person: 202, and where the drafts are. */
    static Answer drafts(List<Drafting.Drafted> drafts, boolean batch) {
        JsonText json = new JsonText(drafts.size() * 256).raw(batch ? "{\"items\":[" : "");
        for (int i = 0; i < drafts.size(); i++) {
            Drafting.Drafted draft = drafts.get(i);
            json.raw(i == 0 ? "{" : ",{").member("draft", draft.draft().toString());
            json.raw(",").member("state", "draft").raw(",").member("type", draft.type());
            json.raw(",").member("documentId", draft.document().toString());
            json.raw(",\"links\":{")
                    .member("self", "/api/drafts/" + draft.draft())
                    .raw("}}");
        }
        return new Answer(ACCEPTED, json.raw(batch ? "]}" : "").toUtf8());
    }

    private static void fresh(JsonText json, Signed copy) {
        Intended intended = copy.intended();
        write(
                json,
                new View(
                        intended.id().toString(),
                        intended.documentId().toString(),
                        intended.version(),
                        intended.checked().type().name(),
                        Status.VALID,
                        intended.checked().validity().notBefore(),
                        intended.checked().validity().expiresAt(),
                        PdfState.NOT_MADE,
                        Optional.empty()),
                Optional.empty(),
                PENDING);
    }

    /** One copy as it stands now; without an anchor it is pending, or delayed when nobody should wait for it. */
    static void write(JsonText json, CopyRow row, Optional<Anchor> anchor, boolean delayed) {
        write(
                json,
                new View(
                        row.id().toString(),
                        row.documentId().toString(),
                        row.documentVersion(),
                        row.typeName(),
                        row.status(),
                        row.validFrom(),
                        row.validUntil(),
                        row.pdf(),
                        row.successor()),
                anchor,
                delayed ? DELAYED : PENDING);
    }

    private record View(
            String id,
            String documentId,
            int version,
            String type,
            Status status,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            PdfState pdf,
            Optional<Successor> successor) {}

    private static void write(JsonText json, View view, Optional<Anchor> anchor, String otherwise) {
        json.raw("{").member("id", view.id).raw(",").member("documentId", view.documentId);
        json.raw(",").member("version", view.version).raw(",").member("type", view.type);
        json.raw(",").member("status", StatusWords.of(view.status));
        view.validFrom.ifPresent(from -> json.raw(",").member("validFrom", from.toString()));
        view.validUntil.ifPresent(until -> json.raw(",").member("validUntil", until.toString()));
        view.successor.ifPresent(next -> json.raw(",\"successor\":{")
                .member("id", next.credential().toString())
                .raw(",")
                .member("version", next.version())
                .raw("}"));
        json.raw(",\"anchor\":{").member("state", anchor.isPresent() ? "anchored" : otherwise);
        anchor.ifPresent(a -> json.raw(",")
                .member("chainId", a.chainId())
                .raw(",")
                .member("blockNumber", a.blockNumber())
                .raw(",")
                .member("blockTime", a.blockTime().toString())
                .raw(",")
                .member("transactionHash", a.transactionHash()));
        json.raw("},\"pdf\":{").member("state", view.pdf.code());
        String self = "/api/credentials/" + view.id;
        json.raw("},\"links\":{").member("self", self);
        LINKS.forEach(form -> json.raw(",").member(form, self + "/" + form));
        json.raw("}}");
    }
}
