package org.govchain.verify;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.log.Commitment;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.LeafKind;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.StreamLeaf;
import org.govchain.verify.RangeBundle.Leaf;
import org.jspecify.annotations.Nullable;

/** The leaves of a range, read from the columns that they stand in. */
final class RangeLeaves {

    private final Members members;
    private final long from;
    private final List<SaltSeed> seeds;

    RangeLeaves(Members members, long from, List<SaltSeed> seeds) {
        this.members = members;
        this.from = from;
        this.seeds = seeds;
    }

    List<Leaf> read() {
        byte[] kinds = members.base64Url("kinds");
        List<Long> received = members.integerList("received");
        List<Long> measured = members.integerList("measured");
        List<Long> lateness = members.integerList("lateness");
        List<byte[]> payloads = members.base64UrlList("payloads");
        Iterator<Sha256Digest> commitments = members.digests("commitments").iterator();
        Salts salts = new Salts(seeds);
        List<Leaf> leaves = new ArrayList<>(kinds.length);
        boolean even = List.of(received.size(), measured.size(), lateness.size(), payloads.size()).stream()
                .allMatch(rows -> rows == kinds.length);
        long receivedAt = 0;
        long promised = 0;
        for (int row = 0; even && row < kinds.length; row++) {
            receivedAt += received.get(row);
            promised += lateness.get(row);
            byte[] payload = payloads.get(row);
            Optional<Commitment> commitment = payload.length > 0
                    ? salts.of(from + row).map(salt -> Commitment.of(salt, payload))
                    : next(commitments);
            Optional<Leaf> leaf = LeafKind.ofCode(kinds[row])
                    .flatMap(leaf(receivedAt, receivedAt + measured.get(row), promised, commitment))
                    .map(it -> new Leaf(it, payload.length > 0 ? Optional.of(payload) : Optional.empty()));
            even = leaf.isPresent();
            leaf.ifPresent(leaves::add);
        }
        if (!even || commitments.hasNext()) {
            members.refuse("leaves do not fit together");
        }
        return leaves;
    }

    private static Function<LeafKind, Optional<StreamLeaf>> leaf(
            long received, long measured, long lateness, Optional<Commitment> commitment) {
        return kind -> commitment.isPresent() && StreamLeaf.isPlausible(kind, received, measured, lateness)
                ? Optional.of(new StreamLeaf(kind, received, measured, (int) lateness, commitment.get()))
                : Optional.empty();
    }

    private static Optional<Commitment> next(Iterator<Sha256Digest> commitments) {
        return commitments.hasNext() ? Optional.of(new Commitment(commitments.next())) : Optional.empty();
    }

    /** Salts in ascending order of positions: each seed is unfolded once. */
    private static final class Salts {

        private final Iterator<SaltSeed> seeds;
        private @Nullable SaltSeed seed;

        Salts(List<SaltSeed> seeds) {
            this.seeds = seeds.iterator();
        }

        Optional<Salt> of(long position) {
            while ((seed == null || seed.until() <= position) && seeds.hasNext()) {
                seed = seeds.next();
            }
            return seed != null && seed.covers(position) ? Optional.of(seed.salt(position)) : Optional.empty();
        }
    }
}
