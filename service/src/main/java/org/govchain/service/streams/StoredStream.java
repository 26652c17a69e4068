package org.govchain.service.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.log.StreamId;
import org.govchain.stream.SaltSeed;
import org.govchain.verify.RangeBundle.Question;

/**
 * A stream to be read.
 *
 * @param no its number here
 * @param id its public name
 * @param opened when its leaf 0 was received, in milliseconds since 1970
 * @param seeds what its salts grow from
 * @param forgotten what is left of its beginning
 */
record StoredStream(long no, StreamId id, long opened, List<SaltSeed> seeds, Optional<Forgotten> forgotten) {

    /** The seed that covers a position; throws when what it covered is forgotten. */
    SaltSeed seed(long position) {
        return seeds.stream()
                .filter(seed -> seed.covers(position))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("stream " + id + " has no seed for " + position));
    }

    /** The seeds that open these positions and no others. */
    List<SaltSeed> cover(long from, long until) {
        List<SaltSeed> cover = new ArrayList<>();
        for (long at = from; at < until; ) {
            SaltSeed seed = seed(at);
            long end = Math.min(until, seed.until());
            cover.addAll(seed.cover(at, end));
            at = end;
        }
        return cover;
    }

    /** Whether something can be said of its first so many leaves: the last of them, at least, is known. */
    boolean reaches(long size) {
        return forgotten.map(Forgotten::until).orElse(0L) <= size;
    }

    /** The part of a question that can be answered; empty when all of its span is forgotten. */
    Optional<Question> kept(Question question) {
        long from = Math.max(question.from(), forgotten.map(Forgotten::keptFrom).orElse(0L));
        return from < question.until() ? Optional.of(new Question(from, question.until())) : Optional.empty();
    }
}
