package org.govchain.service.refusal;

import java.util.Locale;

/** Every kind of refusal, with the HTTP status (RFC 9110 section 15.5) it is answered with. */
public enum RefusalCode {
    /** The request is not what the endpoint reads: no JSON, a wrong type, an unknown member. */
    MALFORMED_REQUEST(400),
    /** Nothing here by that name, or nothing that the caller may know of. */
    NOT_FOUND(404),
    /** It was here and is forgotten: the time for which it is kept is over. */
    FORGOTTEN(410),
    /** The document is in a state that does not allow the step. */
    STATE_CONFLICT(409),
    /** The status list of this document is published by another installation: its status cannot be changed here. */
    STATUS_LIST_ELSEWHERE(409),
    /** Documents of this type are issued only after a second person approved them. */
    APPROVAL_REQUIRED(409),
    /** What was approved is not what waits for an approval now: somebody edited, the type changed, or it was decided already. */
    APPROVAL_OUTDATED(409),
    /** Somebody else changed it since the caller read it. */
    PRECONDITION_FAILED(412),
    /** The request must say with If-Match which revision it is about. */
    PRECONDITION_REQUIRED(428),
    /** A request with the same Idempotency-Key is still being worked on. */
    REQUEST_IN_PROGRESS(409),
    /** A file or a request is larger than allowed. */
    TOO_LARGE(413),
    /** No credential type by that name. */
    UNKNOWN_TYPE(422),
    /** No such reason for a change of status, or none that fits the change. */
    REASON_UNKNOWN(422),
    /** A file that shall become a credential type has mistakes. */
    TYPE_INVALID(422),
    /** The claims do not satisfy the type's schema. */
    CLAIMS_INVALID(422),
    /** The validity period contradicts itself or the type's rule. */
    VALIDITY_INVALID(422),
    /** The attachments named and the files sent are not the same. */
    ATTACHMENTS_INVALID(422),
    /** The seal would exceed the type's byte budget. */
    SEAL_TOO_LARGE(422),
    /** A webhook may not lead there. */
    RECEIVER_REFUSED(422),
    /** An upload cannot be read as rows of the type: wrong encoding, columns or quotes. */
    BATCH_UNREADABLE(422),
    /** An Idempotency-Key was used before with another body. */
    IDEMPOTENCY_KEY_REUSED(422),
    /** The authority may not issue this type, or its key is not valid at this time. */
    NOT_ENTITLED(403),
    /** Whoever wrote a document does not approve it. */
    FOUR_EYES(403),
    /** Readings are not signed by a key that is registered for a device or gateway and valid now. */
    SENDER_UNKNOWN(422),
    /** A device sends so much within its lateness that no span of it can be proven in one answer. */
    RANGE_TOO_LARGE(422),
    /** The caller's role does not include this step. */
    FORBIDDEN(403),
    /** The chain, the key store or another part cannot answer now; the same request may succeed later. */
    UNAVAILABLE(503);

    private final int httpStatus;

    RefusalCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The status of the answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The code as problem documents carry it: kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
