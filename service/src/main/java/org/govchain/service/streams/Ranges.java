package org.govchain.service.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.govchain.log.TileProofs;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.StreamLeaf;
import org.govchain.verify.Check;
import org.govchain.verify.Outcome;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.springframework.stereotype.Component;

/**
 * Cuts the range that answers a question (docs/spec/streams.md, "Verification of a range") as short as it can be, opens what was measured in
 * the span, and hands it out after the public verifier has found it complete.
 */
@Component
class Ranges {

    /** Rows that are read at once. */
    private static final int PAGE = 5_000;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private record Cut(Question question, List<Row> rows) {}

    private final StreamStore store;
    private final StreamHeads heads;
    private final RowLeaves rows;
    private final StreamTiles tiles;
    private final Clock clock;

    Ranges(StreamStore store, StreamHeads heads, RowLeaves rows, StreamTiles tiles, Clock clock) {
        this.store = store;
        this.heads = heads;
        this.rows = rows;
        this.tiles = tiles;
        this.clock = clock;
    }

    Optional<ProvenRange> of(UUID device, Question question, OptionalLong size) {
        return store.find(device)
                .flatMap(stream -> (size.isPresent()
                                ? heads.anchored(stream, size.getAsLong())
                                : heads.newestAnchored(stream))
                        .filter(head -> stream.reaches(head.size()))
                        .flatMap(head -> stream.kept(question).map(kept -> range(stream, head, kept))));
    }

    private ProvenRange range(StoredStream stream, StreamHeads.Anchored head, Question question) {
        Cut cut = cut(stream, head.size(), question);
        TileProofs proofs = new TileProofs(tiles.upTo(stream, head.size()), head.size());
        long from = cut.rows().getFirst().position();
        RangeBundle range = new RangeBundle(
                stream.id(),
                cut.question(),
                opening(stream, proofs),
                proofs.range(from, from + cut.rows().size()),
                head.root(),
                opened(stream, cut),
                seeds(stream, cut),
                head.proof());
        return new ProvenRange(range, complete(range));
    }

    private Cut cut(StoredStream stream, long size, Question question) {
        RangeCut cut = new RangeCut(question, size);
        Row first = rows.lastBefore(stream, RangeCut.tooEarly(question), size);
        long received = first.received();
        // The last leaf that is needed promises the end of the span: it comes about this late.
        long promised = question.until() + 1000L * first.lateness();
        List<Row> page = rows.from(stream, first.position(), received, ahead(received, promised), PAGE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                Optional<Question> answered = cut.take(row);
                if (answered.isPresent()) {
                    return new Cut(answered.get(), cut.rows());
                }
            }
            Row last = page.getLast();
            received = last.received();
            page = rows.from(stream, last.position() + 1, received, ahead(received, promised), PAGE);
        }
        throw new IllegalStateException("stream " + stream.id() + " ends before its head");
    }

    /** Where to end reading at first: not so far that a long span's partitions are all planned for each page. */
    private static long ahead(long received, long promised) {
        return Math.clamp(promised, received + HOUR, received + WEEK);
    }

    private RangeBundle.Opening opening(StoredStream stream, TileProofs proofs) {
        Row row = rows.opening(stream);
        return new RangeBundle.Opening(
                rows.leaves(stream, List.of(row)).getFirst(),
                row.payload(),
                stream.seed(0).salt(0),
                proofs.inclusion(0));
    }

    private List<RangeBundle.Leaf> opened(StoredStream stream, Cut cut) {
        List<StreamLeaf> leaves = rows.leaves(stream, cut.rows());
        List<RangeBundle.Leaf> opened = new ArrayList<>(leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            Row row = cut.rows().get(i);
            opened.add(new RangeBundle.Leaf(
                    leaves.get(i),
                    RangeCut.isAsked(row, cut.question()) ? Optional.of(row.payload()) : Optional.empty()));
        }
        return opened;
    }

    /** Those that cover the opened leaves and nothing else. */
    private static List<SaltSeed> seeds(StoredStream stream, Cut cut) {
        List<SaltSeed> seeds = new ArrayList<>();
        List<Row> all = cut.rows();
        for (int from = 0; from < all.size(); from++) {
            int until = from;
            while (until < all.size() && RangeCut.isAsked(all.get(until), cut.question())) {
                until++;
            }
            if (until > from) {
                seeds.addAll(stream.cover(
                        all.get(from).position(), all.get(until - 1).position() + 1));
                from = until;
            }
        }
        return seeds;
    }

    private RangeVerifier.Report complete(RangeBundle range) {
        RangeVerifier.Report report = RangeVerifier.verify(range, Optional.empty(), clock.instant());
        boolean complete = report.results().stream()
                .filter(result -> result.check() == Check.COMPLETENESS || result.check() == Check.SCHEMA)
                .allMatch(result -> result.outcome() instanceof Outcome.Passed);
        if (!complete) {
            throw new IllegalStateException("stream " + range.stream() + " cannot be proven: " + report.results());
        }
        return report;
    }
}
