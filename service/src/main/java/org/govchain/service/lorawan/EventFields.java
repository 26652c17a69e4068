package org.govchain.service.lorawan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.govchain.stream.Counter;
import org.govchain.stream.StreamLeaf;
import tools.jackson.databind.JsonNode;

/** Members of events, as the JSON form of protocol buffers has them: fields without a value may be absent or null. */
final class EventFields {

    /** Frame counters have 32 bits (LoRaWAN L2 1.0.4, §4.3.1.5). */
    private static final long MOST_FRAMES = 0xFFFF_FFFFL;

    /** Addresses are hexadecimal, ids of keys base64. */
    private static final Pattern SESSION = Pattern.compile("[0-9A-Za-z+/=_-]{1,64}");

    private static final Instant LAST = Instant.ofEpochMilli(StreamLeaf.LAST_INSTANT);

    private EventFields() {}

    static Optional<String> text(JsonNode event, String pointer) {
        JsonNode value = event.at(pointer);
        return value.isString() && !value.stringValue().isEmpty() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    static Optional<Instant> instant(JsonNode event, String pointer) {
        try {
            return text(event, pointer)
                    .map(it -> OffsetDateTime.parse(it).toInstant())
                    .filter(it -> !it.isBefore(Instant.EPOCH) && !it.isAfter(LAST));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    /** A frame counter of this session: an absent number is zero. */
    static Optional<Counter> counter(Optional<String> session, JsonNode number) {
        boolean absent = number.isMissingNode() || number.isNull();
        boolean isCounter = number.isIntegralNumber()
                && number.canConvertToLong()
                && number.longValue() >= 0
                && number.longValue() <= MOST_FRAMES;
        return session.filter(it -> SESSION.matcher(it).matches())
                .filter(_ -> absent || isCounter)
                .map(it -> new Counter(it, absent ? 0 : number.longValue()));
    }
}
