package org.govchain.service.handover;

import java.nio.charset.StandardCharsets;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.service.handover.HandedDocuments.HandedDocument;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.issuance.CopyForms;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What a recipient gets: what was handed over, encrypted, and beside it what proves it as of now. */
@Component
final class ViewAnswers {

    private final Bundles bundles;
    private final HandedDocuments documents;

    ViewAnswers(Bundles bundles, HandedDocuments documents) {
        this.bundles = bundles;
        this.documents = documents;
    }

    /** Status, proof and anchor are those of this moment, whatever they were when access was granted. */
    ResponseEntity<Object> view(Openings.View view) {
        GrantRow grant = view.grant();
        HandedDocument document =
                documents.find(grant.authority(), grant.copy()).orElseThrow();
        CopyForms forms = bundles.forms(grant.authority(), grant.copy()).orElseThrow();
        JsonText json = new JsonText(16 * 1024).raw("{\"grant\":{");
        json.member("id", grant.id().toString());
        json.raw(",").member("purpose", grant.purpose());
        json.raw(",").member("validUntil", grant.validUntil().toString());
        json.raw(",").member("view", view.number());
        json.raw(",").member("viewsAllowed", grant.viewsAllowed());
        json.raw("},\"document\":{").member("id", document.id().toString());
        json.raw(",").member("version", document.version());
        json.raw(",").member("type", document.type());
        json.raw(",").member("status", document.statusWord());
        json.raw("},").member("key", Base64Url.encode(view.key()));
        json.raw(",").member("presentation", Base64Url.encode(view.presentation()));
        json.raw(",\"evidence\":")
                .raw(new String(bundles.withoutClaims(forms).toJson(), StandardCharsets.UTF_8))
                .raw(",");
        GrantAnswers.files(json, view.files());
        json.raw(",").member("view", view.ticket().text());
        return Json.answer(HttpStatus.OK, json.raw("}"));
    }
}
