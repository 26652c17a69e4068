package org.govchain.service.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;

/**
 * Something that happened: ids, type, status and links, never a claim.
 *
 * @param subject the document, draft or batch; events of one subject are delivered in their order
 * @param link where the receiver reads more, with a token of its own
 */
record Event(EventKind kind, UUID subject, Instant at, Optional<String> type, Optional<String> status, String link) {

    /** The body of a delivery, in the form of Standard Webhooks: {@code type}, {@code timestamp}, {@code data}. */
    String body() {
        JsonText json = new JsonText(256).raw("{").member("type", kind.word());
        json.raw(",").member("timestamp", at.toString());
        json.raw(",\"data\":{").member("id", subject.toString());
        type.ifPresent(it -> json.raw(",").member("type", it));
        status.ifPresent(it -> json.raw(",").member("status", it));
        return json.raw(",").member("link", link).raw("}}").toString();
    }
}
