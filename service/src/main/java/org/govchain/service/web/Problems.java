package org.govchain.service.web;

import org.govchain.jose.JsonText;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The one mapping from refusals to RFC 9457 problem documents. */
public final class Problems {

    private static final String TYPE_PREFIX = "urn:govchain:refusal:";

    /** What is away comes back in seconds (a fail-over) or not soon; asking every 5 s is no burden. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private Problems() {}

    /** The answer to a refused request; its body is bytes, so that no framework log prints what was refused. */
    public static ResponseEntity<Object> answer(Refusal refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.code().httpStatus());
        if (refusal.code() == RefusalCode.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(document(refusal));
    }

    /** The answer for rows that do not exist, or that belong to another authority: both look the same. */
    public static ResponseEntity<Object> notFound() {
        return answer(Refusal.of(RefusalCode.NOT_FOUND, "there is nothing here by that name"));
    }

    /** Type, title, status, detail, code and, when rules were broken, the violations. */
    public static byte[] document(Refusal refusal) {
        HttpStatus status = HttpStatus.valueOf(refusal.code().httpStatus());
        JsonText json = new JsonText(512)
                .raw("{")
                .member("type", TYPE_PREFIX + refusal.code().code());
        json.raw(",").member("title", status.getReasonPhrase());
        json.raw(",").member("status", status.value());
        json.raw(",").member("detail", refusal.detail());
        json.raw(",").member("code", refusal.code().code());
        if (!refusal.violations().isEmpty()) {
            json.raw(",\"violations\":").value(refusal.violations());
        }
        return json.raw("}").toUtf8();
    }
}
