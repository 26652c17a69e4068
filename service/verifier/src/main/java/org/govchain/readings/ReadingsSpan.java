package org.govchain.readings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.log.StreamId;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.RangeVerifier.Found;

/**
 * What a stream holds for a span of times of measuring.
 *
 * @param stream its public name
 * @param question which times
 * @param opening what the stream says it is about
 * @param readings and files, in the order of the stream
 */
public record ReadingsSpan(StreamId stream, Question question, Opening opening, List<Found> readings) {

    public ReadingsSpan {
        readings = List.copyOf(readings);
    }

    /** What a range says, as far as it was found to be readable; whether it is proven says the report. */
    public static Optional<ReadingsSpan> of(RangeBundle range, RangeVerifier.Report report) {
        return report.opening()
                .map(opening -> new ReadingsSpan(range.stream(), range.question(), opening, report.readings()));
    }

    /** This span and the one behind it in one; empty when that is of another stream or does not begin where this one ends. */
    public Optional<ReadingsSpan> and(ReadingsSpan next) {
        if (!stream.equals(next.stream) || question.until() != next.question.from()) {
            return Optional.empty();
        }
        List<Found> both = new ArrayList<>(readings);
        both.addAll(next.readings);
        return Optional.of(
                new ReadingsSpan(stream, new Question(question.from(), next.question.until()), opening, both));
    }
}
