package org.govchain.service.drafts;

import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.Person;
import org.govchain.service.issuance.IssueRequest;
import org.govchain.service.issuance.Submission;
import org.govchain.service.refusal.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Drafts as the interface shows them. */
final class DraftJson {

    private static final String PATH = "/api/drafts/";

    private DraftJson() {}

    /** A step's answer, and the revision for the next one. */
    static ResponseEntity<Object> answer(Draft draft, JsonText json) {
        return ResponseEntity.ok()
                .eTag("\"" + draft.revision() + "\"")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toUtf8());
    }

    /** A draft without what it says, an object that is not closed yet. */
    static JsonText head(JsonText json, Draft draft, Optional<Submission> submission) {
        json.raw("{").member("id", draft.id().toString());
        json.raw(",").member("state", draft.state().word());
        json.raw(",").member("type", draft.type());
        json.raw(",").member("revision", draft.revision());
        json.raw(",").member("documentId", draft.document().toString());
        json.raw(",").member("version", draft.version());
        draft.amends().ifPresent(version -> json.raw(",").member("amends", version));
        json.raw(",\"createdBy\":");
        person(json, draft.creator());
        json.raw(",").member("createdAt", draft.createdAt().toString());
        json.raw(",").member("editedAt", draft.editedAt().toString());
        if (draft.state() != Draft.State.DRAFT) {
            submission.ifPresent(waiting -> submission(json, waiting));
        }
        json.raw(",\"links\":{").member("self", PATH + draft.id());
        if (draft.state() == Draft.State.ISSUED) {
            draft.copy().ifPresent(copy -> json.raw(",").member("credential", "/api/credentials/" + copy));
        }
        return json.raw("}");
    }

    /** What it says, who wrote it, and what keeps it from being submitted. */
    static void body(JsonText json, Draft draft, List<Draft.Edit> edits, Optional<Refusal> missing) {
        json.raw(",\"edits\":[");
        for (int i = 0; i < edits.size(); i++) {
            Draft.Edit edit = edits.get(i);
            json.raw(i == 0 ? "{" : ",{").member("revision", edit.revision()).raw(",\"by\":");
            person(json, edit.by());
            json.raw(",\"machine\":").value(edit.machine());
            json.raw(",").member("at", edit.at().toString()).raw("}");
        }
        json.raw("]");
        draft.comment().ifPresent(text -> json.raw(",").member("comment", text));
        missing.ifPresent(refusal -> json.raw(",\"missing\":{")
                .member("code", refusal.code().code())
                .raw(",")
                .member("detail", refusal.detail())
                .raw(",\"violations\":")
                .value(refusal.violations())
                .raw("}"));
        draft.content().ifPresent(request -> request(json.raw(",\"request\":"), request));
    }

    private static void submission(JsonText json, Submission submission) {
        json.raw(",\"submission\":{").member("digest", submission.digest().toHex());
        json.raw(",").member("typeVersion", submission.typeVersion()).raw(",\"submittedBy\":");
        person(json, submission.submitter());
        json.raw(",").member("submittedAt", submission.submittedAt().toString());
        submission.decider().ifPresent(decider -> person(json.raw(",\"decidedBy\":"), decider));
        json.raw("}");
    }

    private static void request(JsonText json, IssueRequest request) {
        json.raw("{").member("type", request.type()).raw(",\"claims\":").value(request.claims());
        if (request.validFrom() != null) {
            json.raw(",").member("validFrom", request.validFrom().toString());
        }
        if (request.validUntil() != null) {
            json.raw(",").member("validUntil", request.validUntil().toString());
        }
        json.raw(",\"attachments\":[");
        for (int i = 0; i < request.attachments().size(); i++) {
            IssueRequest.Attachment file = request.attachments().get(i);
            json.raw(i == 0 ? "{" : ",{").member("name", file.name());
            json.raw(",").member("mediaType", file.mediaType());
            json.raw(",").member("sha256", file.sha256().toHex());
            json.raw(",\"stored\":").value(file.storageKey() != null).raw("}");
        }
        json.raw("]}");
    }

    private static void person(JsonText json, Person person) {
        json.raw("{")
                .member("issuer", person.issuer())
                .raw(",")
                .member("subject", person.subject())
                .raw("}");
    }
}
