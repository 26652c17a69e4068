package org.govchain.service.sensors;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A body taken apart.
 *
 * @param elements what was sent, in its order; one that is nothing we know is an empty element, so that the others count
 * @param answers makes of the answers for the elements those for the sender, in the order of what was sent
 */
record SentBatch(List<Optional<SentElement>> elements, UnaryOperator<List<ReadingAnswer>> answers) {

    /** Empty when there are no or too many elements, or when the body as a whole is not what its type says. */
    static Optional<SentBatch> read(byte[] body, @Nullable String type, Instant now) {
        String name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (name.equals(SenmlPack.MEDIA_TYPE)) {
            return SenmlPack.read(body, now).map(pack -> new SentBatch(elements(pack), pack::answers));
        }
        return ReadingLines.read(body, name).map(elements -> new SentBatch(elements, UnaryOperator.identity()));
    }

    private static List<Optional<SentElement>> elements(SenmlPack pack) {
        return pack.readings().stream()
                .map(reading -> reading.map(SentElement.class::cast))
                .toList();
    }
}
