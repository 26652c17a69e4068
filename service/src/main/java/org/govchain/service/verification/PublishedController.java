package org.govchain.service.verification;

import java.time.Duration;
import org.govchain.jose.JsonText;
import org.govchain.service.status.StatusLists;
import org.govchain.service.types.CredentialTypes;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Names what else is published beside the log, so that a mirror can copy all of it. The member {@code status_lists} makes it a
 * status list aggregation (draft-ietf-oauth-status-list section 9).
 */
@RestController
class PublishedController {

    private static final String FORMAT = "govchain-published/1";

    private final StatusLists lists;
    private final CredentialTypes types;

    PublishedController(StatusLists lists, CredentialTypes types) {
        this.lists = lists;
        this.types = types;
    }

    /** URIs of the status lists and of the credential types. */
    @GetMapping("/published")
    ResponseEntity<Object> published() {
        JsonText json = new JsonText(1024).raw("{").member("format", FORMAT);
        json.raw(",\"status_lists\":").value(lists.published());
        json.raw(",\"types\":")
                .value(types.all().stream().map(type -> types.idOf(type).uri()).toList());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.raw("}\n").toUtf8());
    }
}
