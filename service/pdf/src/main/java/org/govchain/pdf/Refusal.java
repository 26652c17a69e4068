package org.govchain.pdf;

import java.io.Serial;
import org.govchain.verify.ReasonCode;

/** Ends the examination of a file from wherever the reason is found; never leaves this package. */
final class Refusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final ReasonCode why;
    private final String detail;

    Refusal(ReasonCode why, String detail) {
        super(detail, null, false, false);
        this.why = why;
        this.detail = detail;
    }

    Examined.Refused asAnswer() {
        return new Examined.Refused(why, detail);
    }
}
