package org.govchain.service.erasure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a document is erased. */
enum ErasureReason {
    /** The person concerned demanded it (Art. 17(1) GDPR). */
    DEMANDED,
    /** It was issued by mistake or without a legal basis (Art. 17(1)(d) GDPR). */
    UNLAWFUL,
    /** The time for which its type keeps it has passed (Art. 5(1)(e) GDPR). */
    RETENTION_ENDED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A reason that a person may give. */
    static Optional<ErasureReason> ofPerson(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason != RETENTION_ENDED && reason.code().equals(code))
                .findFirst();
    }
}
