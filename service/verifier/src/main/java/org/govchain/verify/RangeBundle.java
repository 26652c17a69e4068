package org.govchain.verify;

import java.util.List;
import java.util.Optional;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.govchain.log.StreamId;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.RangeProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.StreamLeaf;

/**
 * The readings of a time span with what proves that none is changed, missing, added or out of order (docs/spec/streams.md, "Range
 * bundle"). Holds what was claimed. Immutable; never prints its contents.
 *
 * @param stream whose leaves they are
 * @param question for which times of measuring the range was asked
 * @param opening leaf 0, opened, and where it stands
 * @param proof that the leaves stand side by side
 * @param root of the stream at its head
 * @param leaves in the order of their positions
 * @param seeds that lead to the salts of the opened ones
 * @param entry what proves the head
 */
public record RangeBundle(
        StreamId stream,
        Question question,
        Opening opening,
        RangeProof proof,
        Sha256Digest root,
        List<Leaf> leaves,
        List<SaltSeed> seeds,
        EntryProof entry) {

    /** Media type of the JSON form. */
    public static final String MEDIA_TYPE = "application/vnd.govchain.range+json";

    /** What the member {@code format} says. */
    public static final String FORMAT = "govchain-range/1";

    /** Largest JSON form that is read, in bytes. */
    public static final int MAX_LENGTH = 2 << 20;

    /** Copies the lists. */
    public RangeBundle {
        leaves = List.copyOf(leaves);
        seeds = List.copyOf(seeds);
    }

    /**
     * Times of measuring in milliseconds since 1970.
     *
     * @param from the first
     * @param until the first behind them
     */
    public record Question(long from, long until) {

        /** Throws {@link IllegalArgumentException} unless 0 ≤ from < until, both at most the end of the year 9999 and a millisecond. */
        public Question {
            if (!isOne(from, until)) {
                throw new IllegalArgumentException("a question is from an instant until a later one");
            }
        }

        static boolean isOne(long from, long until) {
            return from >= 0 && from < until && until <= StreamLeaf.LAST_INSTANT + 1;
        }
    }

    /**
     * Leaf 0.
     *
     * @param leaf its times and commitment
     * @param payload what it commits to
     * @param salt of the commitment
     * @param place where it stands: leaf 0 of the stream
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Opening(StreamLeaf leaf, byte[] payload, Salt salt, InclusionProof place) {}

    /**
     * A leaf of the range.
     *
     * @param leaf its times, and the commitment: given, or made of payload and salt
     * @param payload of an opened leaf
     */
    public record Leaf(StreamLeaf leaf, Optional<byte[]> payload) {}

    /** Reads the JSON form; refuses unknown members and more than 2 MiB. */
    public static Parsed<RangeBundle> parse(byte[] json) {
        return RangeBundleJson.parse(json);
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8. */
    public byte[] toJson() {
        return RangeBundleJson.write(this);
    }

    @Override
    public String toString() {
        return "RangeBundle[leaves=" + leaves.size() + "]";
    }
}
