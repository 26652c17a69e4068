package org.govchain.service.web;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govchain.chain.ChainUnavailable;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.rounds.FaultText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Answers what no controller answered. Messages of exceptions are neither sent nor logged: drivers and parsers put
 * values into them, and values are somebody's claims.
 */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        return Problems.answer(
                Refusal.of(RefusalCode.MALFORMED_REQUEST, "the body is not the JSON that this endpoint reads"));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> mismatch(MethodArgumentTypeMismatchException e) {
        return Problems.answer(
                Refusal.of(RefusalCode.MALFORMED_REQUEST, "the parameter " + e.getName() + " has another form"));
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException e) {
        return Problems.answer(
                Refusal.of(RefusalCode.TOO_LARGE, "the upload is larger than this installation accepts"));
    }

    @ExceptionHandler(ChainUnavailable.class)
    ResponseEntity<Object> chainUnavailable(ChainUnavailable e) {
        return Problems.answer(
                Refusal.of(RefusalCode.UNAVAILABLE, "the chain cannot be asked at the moment; try again later"));
    }

    /**
     * The database is away, shuts down, or did not answer in time. Whether a statement in flight was committed is not known; a client
     * that sent an Idempotency-Key may repeat its request.
     */
    @ExceptionHandler({
        NonTransientDataAccessResourceException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionTimedOutException.class
    })
    ResponseEntity<Object> databaseUnavailable(Exception e) {
        LOG.warn("the database gives no answer: {}", names(e));
        return Problems.answer(
                Refusal.of(RefusalCode.UNAVAILABLE, "the database gives no answer at the moment; try again later"));
    }

    /** A token that is valid but names no authority; paths and roles are judged before, by the filter chain. */
    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<Object> denied(AccessDeniedException e) {
        return Problems.answer(Refusal.of(RefusalCode.FORBIDDEN, "the access token names no authority or no subject"));
    }

    /** Spring's own answers (no such path, method, media type) keep their status; anything else is a bare 500. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> other(Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return bare(known.getStatusCode(), known.getHeaders());
        }
        LOG.error("unexpected {}", FaultText.trace(e));
        return bare(HttpStatus.INTERNAL_SERVER_ERROR, new HttpHeaders());
    }

    private static ResponseEntity<Object> bare(HttpStatusCode status, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatus(status));
    }

    private static String names(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getClass().getSimpleName())
                .collect(Collectors.joining(", caused by "));
    }
}
