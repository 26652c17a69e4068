package org.govchain.service.web;

import java.net.URI;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** The one mapping from refusals to RFC 9457 problem documents. */
public final class Problems {

    private static final String TYPE_PREFIX = "urn:govchain:refusal:";

    private Problems() {}

    /** The answer to a refused request. */
    public static ResponseEntity<Object> answer(Refusal refusal) {
        return ResponseEntity.status(refusal.code().httpStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document(refusal));
    }

    /** The answer for rows that do not exist, or that belong to another authority: both look the same. */
    public static ResponseEntity<Object> notFound() {
        return answer(Refusal.of(RefusalCode.NOT_FOUND, "there is nothing here by that name"));
    }

    /** The document itself: {@code type}, {@code title}, {@code status}, {@code detail} and, when a rule was broken, {@code violations}. */
    public static ProblemDetail document(Refusal refusal) {
        HttpStatus status = HttpStatus.valueOf(refusal.code().httpStatus());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refusal.detail());
        problem.setType(URI.create(TYPE_PREFIX + refusal.code().code()));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", refusal.code().code());
        if (!refusal.violations().isEmpty()) {
            problem.setProperty("violations", refusal.violations());
        }
        return problem;
    }
}
