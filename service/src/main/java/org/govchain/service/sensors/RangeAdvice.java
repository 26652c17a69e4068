package org.govchain.service.sensors;

import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.streams.RangeTooLarge;
import org.govchain.service.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for whoever asks for a span that cannot be proven in one piece. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RangeAdvice {

    @ExceptionHandler(RangeTooLarge.class)
    ResponseEntity<Object> tooLarge(RangeTooLarge range) {
        return Problems.answer(Refusal.of(RefusalCode.RANGE_TOO_LARGE, String.valueOf(range.getMessage())));
    }
}
