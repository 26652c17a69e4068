package org.govchain.service.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a webhook can be told of. */
enum EventKind {
    ISSUED,
    ANCHORED,
    AMENDED,
    SUSPENDED,
    REINSTATED,
    REVOKED,
    BATCH_FINISHED,
    DRAFT_WAITING;

    /** The word in requests and events, such as {@code batch-finished}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<EventKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
