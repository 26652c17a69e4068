package org.govchain.service.sensors;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.readings.ReadingsFormat;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What somebody asks of a stream, as it stands in the request.
 *
 * @param from the first instant of measuring
 * @param until the first behind them
 * @param size of the head that the answer is to be proven from; the newest when it is absent
 * @param format {@code range}, {@code json}, {@code ndjson}, {@code csv} or {@code senml}; goes before {@code accept}
 * @param accept media types that the client takes
 */
public record ReadingsQuestion(
        String from,
        String until,
        @Nullable Long size,
        @Nullable String format,
        @Nullable String accept) {

    private static final String RANGE = "range";

    /** A question about times alone. */
    public static ReadingsQuestion of(String from, String until) {
        return new ReadingsQuestion(from, until, null, null, null);
    }

    /** The span; empty when it is none. */
    Optional<Question> question() {
        try {
            long first = Instant.parse(from).toEpochMilli();
            long end = Instant.parse(until).toEpochMilli();
            return first < end ? Optional.of(new Question(first, end)) : Optional.empty();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException notInstants) {
            return Optional.empty();
        }
    }

    OptionalLong head() {
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    boolean isOfUnknownForm() {
        return (format != null
                        && !format.equals(RANGE)
                        && ReadingsFormat.ofName(format).isEmpty())
                || (size != null && size < 1);
    }

    /** The form of the readings; empty for the range itself, which is also what a client gets that names none of the forms. */
    Optional<ReadingsFormat> wanted() {
        if (format != null) {
            return ReadingsFormat.ofName(format);
        }
        for (MediaType type : accepted()) {
            if (type.isWildcardType() || type.equalsTypeAndSubtype(MediaType.parseMediaType(RangeBundle.MEDIA_TYPE))) {
                return Optional.empty();
            }
            Optional<ReadingsFormat> named = Arrays.stream(ReadingsFormat.values())
                    .filter(it -> MediaType.parseMediaType(it.mediaType()).equalsTypeAndSubtype(type))
                    .findFirst();
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    /** Those that the client takes, the best first. */
    private List<MediaType> accepted() {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .toList();
        } catch (InvalidMediaTypeException saysNothing) {
            return List.of();
        }
    }
}
