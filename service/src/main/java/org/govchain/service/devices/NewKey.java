package org.govchain.service.devices;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.govchain.crypto.VerifyingKey;
import org.govchain.service.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a key.
 *
 * @param validFrom absent for now
 * @param overlapSeconds present when it takes the place of all others: so long after it became valid they are still taken
 */
record NewKey(VerifyingKey key, Optional<Instant> validFrom, Optional<Integer> overlapSeconds) {

    private static final int LONGEST_OVERLAP = 90 * 86_400;
    private static final Set<String> MEMBERS = Set.of("jwk", "validFrom", "overlapSeconds");

    static Judged<NewKey> read(ObjectNode body) {
        Fields fields = new Fields(body, MEMBERS);
        Optional<Instant> validFrom = instant(fields, "validFrom");
        Optional<Integer> overlap = fields.seconds("overlapSeconds", 0, LONGEST_OVERLAP);
        return fields.judge("the key", () -> true)
                .then(_ -> Jwk.parse(body.path("jwk")))
                .then(key -> Judged.done(new NewKey(key, validFrom, overlap)));
    }

    /** When a key is to be retired; absent for now. */
    static Judged<Optional<Instant>> retirement(ObjectNode body) {
        Fields fields = new Fields(body, Set.of("at"));
        Optional<Instant> at = instant(fields, "at");
        return fields.judge("the retirement", () -> at);
    }

    private static Optional<Instant> instant(Fields fields, String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(fields.get(name).asString("")));
        } catch (DateTimeException notAnInstant) {
            fields.wrong("/" + name, "is an instant in UTC, such as 2026-12-01T08:00:00Z");
            return Optional.empty();
        }
    }

    /** The sentence for a time that nobody can have meant. */
    static <T> Judged<T> refusedTime(String sentence) {
        return Judged.refused(RefusalCode.MALFORMED_REQUEST, sentence);
    }
}
