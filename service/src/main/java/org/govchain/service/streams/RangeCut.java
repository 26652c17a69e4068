package org.govchain.service.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamLeaf;
import org.govchain.verify.RangeBundle.Question;

/**
 * The leaves that answer a question, as few as the verification allows: from the last one that was received too early to the first that
 * promises that nothing more can come. Where one bundle does not hold them, the question is cut at what has been promised so far.
 */
final class RangeCut {

    /** Of the 2 MiB that a bundle has; the rest is for the proof, the head's place in the log and its seal. */
    static final int MOST_CHARS = 1_900_000;
    /** What a leaf takes as text: its kind, the differences of three times, and the commitment, unless its payload is longer. */
    private static final int LEAF_CHARS = 24;

    private static final int COMMITMENT_CHARS = 43;
    /** A seed with its place and its height: at most one for each leaf that is opened behind one that is not. */
    private static final int SEED_CHARS = 96;

    private final Question question;
    private final long size;
    private final List<Row> rows = new ArrayList<>();
    private long chars;
    private boolean before;

    /**
     * Of a stream that ends at its head.
     *
     * @param size of the stream there
     */
    RangeCut(Question question, long size) {
        this.question = question;
        this.size = size;
    }

    /**
     * Takes the next leaf.
     *
     * @return what the leaves so far answer; empty as long as there have to be more
     * @throws RangeTooLarge when one bundle does not hold what even a short answer needs
     */
    Optional<Question> take(Row row) {
        rows.add(row);
        boolean opened = isAsked(row, question);
        chars += LEAF_CHARS + Math.max(COMMITMENT_CHARS, opened ? 4 * row.payload().length / 3 + 4 : 0);
        chars += opened && !before ? SEED_CHARS : 0;
        before = opened;
        long floor = row.received() - 1000L * row.lateness();
        if (floor >= question.until() || row.position() == size - 1) {
            return Optional.of(question);
        }
        if (chars <= MOST_CHARS) {
            return Optional.empty();
        }
        if (floor <= question.from()) {
            throw new RangeTooLarge(rows.size());
        }
        return Optional.of(new Question(question.from(), floor));
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether a leaf is opened to whoever asks this: what was measured in the span, and gaps and silences that were noticed in it. */
    static boolean isAsked(Row row, Question question) {
        return row.kind() != LeafKind.OPENING && row.measured() >= question.from() && row.measured() < question.until();
    }

    /** The last of the leaves that are certainly too early for a question was received before this instant. */
    static long tooEarly(Question question) {
        return question.from() - StreamLeaf.CLOCK_TOLERANCE;
    }
}
