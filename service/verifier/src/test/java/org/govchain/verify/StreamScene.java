package org.govchain.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.StreamId;
import org.govchain.log.TlogProof;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.RangeProof;
import org.govchain.merkle.ReferenceTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.Counter;
import org.govchain.stream.Quantity;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.Value;
import org.govchain.verify.RangeBundle.Question;

/** A weather station's stream, its head in a sealed log, and ranges of it as a service cuts them. */
final class StreamScene {

    /** 2026-03-02T07:00:00Z. */
    static final long START = 1_772_434_800_000L;

    static final long MINUTE = 60_000;
    static final int LATENESS = 600;

    /** Half past seven until eight. */
    static final Question HALF_HOUR = new Question(START + 30 * MINUTE, START + 60 * MINUTE);

    final Scene scene = new Scene().sealedByAll();
    final SaltSeed root = SaltSeed.of(SaltSeed.ROOT_HEIGHT, 0, new byte[SaltSeed.LENGTH]);
    StreamId stream = StreamId.of(new byte[StreamId.LENGTH]);
    private final List<Row> rows = new ArrayList<>();

    /** A leaf, what it commits to, and the seed of its salt, which goes with it wherever somebody puts it. */
    record Row(StreamLeaf leaf, StreamPayload payload, SaltSeed seed) {

        Row times(long received, long measured) {
            return new Row(
                    new StreamLeaf(payload.kind(), received, measured, leaf.lateness(), leaf.commitment()),
                    payload,
                    seed);
        }

        Row lateness(int seconds) {
            return new Row(
                    new StreamLeaf(payload.kind(), leaf.received(), leaf.measured(), seconds, leaf.commitment()),
                    payload,
                    seed);
        }

        /** With the same salt. */
        Row says(StreamPayload other) {
            return of(leaf.received(), leaf.measured(), leaf.lateness(), other, seed);
        }

        static Row of(long received, long measured, int lateness, StreamPayload payload, SaltSeed seed) {
            Commitment commitment = Commitment.of(seed.salt(seed.from()), payload.encode());
            return new Row(new StreamLeaf(payload.kind(), received, measured, lateness, commitment), payload, seed);
        }
    }

    /** Two hours of readings, one a minute; one comes nine minutes late, and three are missing for good. */
    static StreamScene ofTwoHours() {
        StreamScene it = new StreamScene();
        it.add(
                START,
                START,
                new StreamPayload.Opening(
                        Scene.ISSUER, "wetter-1", "Wetterstation", Optional.of("Marktplatz"), Optional.of(60L)));
        for (int minute = 1; minute <= 120; minute++) {
            long measured = START + minute * MINUTE;
            switch (minute) {
                case 40, 41, 42, 59 -> {}
                case 43 -> {
                    it.add(measured + 1_500, measured + 1_500, new StreamPayload.Gap("1", 40, 42));
                    it.add(measured + 1_500, measured, it.reading(minute));
                }
                case 68 -> {
                    it.add(measured + 1_000, measured - 9 * MINUTE, it.reading(59));
                    it.add(measured + 1_500, measured, it.reading(minute));
                }
                default -> it.add(measured + 1_500, measured, it.reading(minute));
            }
        }
        return it;
    }

    void add(long received, long measured, StreamPayload payload) {
        add(received, measured, LATENESS, payload);
    }

    void add(long received, long measured, int lateness, StreamPayload payload) {
        rows.add(Row.of(received, measured, lateness, payload, root.at(0, rows.size())));
    }

    /** Another stream, with other rows. */
    StreamScene but(Consumer<List<Row>> change) {
        StreamScene other = new StreamScene();
        other.rows.addAll(rows);
        change.accept(other.rows);
        return other;
    }

    /** Leaves of another stream, shown as if they stood at their place in this one: with its opening, its head and its proof for as many. */
    RangeBundle under(RangeBundle shown) {
        int from = (int) shown.proof().from();
        RangeBundle own = cut(shown.question(), from, from + shown.leaves().size());
        return new RangeEdit(own).leaves(shown.leaves(), shown.seeds());
    }

    StreamPayload reading(int minute) {
        List<Quantity> quantities = List.of(
                new Quantity("temperature", new Value.Of(8 + minute / 10.0), "Cel"),
                new Quantity("humidity", new Value.Of(70 - minute % 7), "%"));
        return new StreamPayload.Reading(quantities, Optional.of(new Counter("1", minute)));
    }

    int size() {
        return rows.size();
    }

    StreamLeaf leaf(int position) {
        return rows.get(position).leaf();
    }

    /** The range that answers the question, as docs/spec/streams.md cuts it. */
    RangeBundle ask(Question question) {
        int from = 0;
        while (from + 1 < size() && leaf(from + 1).received() + StreamLeaf.CLOCK_TOLERANCE < question.from()) {
            from++;
        }
        int until = from + 1;
        while (until < size() && leaf(until - 1).floor() < question.until()) {
            until++;
        }
        return cut(question, from, until);
    }

    RangeBundle cut(Question question, int from, int until) {
        List<Sha256Digest> hashes =
                rows.stream().map(row -> row.leaf().leafHash()).toList();
        ReferenceTree.Sides sides = ReferenceTree.range(from, until, hashes);
        List<RangeBundle.Leaf> shown = new ArrayList<>();
        List<SaltSeed> seeds = new ArrayList<>();
        for (int at = from; at < until; at++) {
            Row row = rows.get(at);
            long measured = row.leaf().measured();
            boolean opened = measured >= question.from() && measured < question.until();
            shown.add(new RangeBundle.Leaf(
                    row.leaf(), opened ? Optional.of(row.payload().encode()) : Optional.empty()));
            if (opened) {
                seeds.add(SaltSeed.of(0, at, row.seed().bytes()));
            }
        }
        return new RangeBundle(
                stream,
                question,
                new RangeBundle.Opening(
                        leaf(0),
                        rows.getFirst().payload().encode(),
                        root.salt(0),
                        new InclusionProof(0, size(), ReferenceTree.path(0, hashes))),
                new RangeProof(from, size(), sides.left(), sides.right()),
                ReferenceTree.root(hashes),
                shown,
                seeds,
                head(hashes));
    }

    /** The head in the log, anchored and sealed. */
    private EntryProof head(List<Sha256Digest> hashes) {
        LogEntry head = LogEntry.streamHead(stream, size(), ReferenceTree.root(hashes));
        List<Sha256Digest> entries =
                new ArrayList<>(Collections.nCopies(Scene.TREE_SIZE, Sha256Digest.hash(new byte[] {9})));
        entries.set(Scene.INDEX, head.leafHash());
        TestTree tree = new TestTree(entries);
        LogOrigin origin = new LogOrigin(scene.origin);
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(
                new Checkpoint(origin, Scene.TREE_SIZE, tree.root()),
                new CheckpointKey(origin, scene.logKey.key()),
                scene.logKey.signer());
        TlogProof proof = new TlogProof(Scene.INDEX, tree.proof(Scene.INDEX).path(), checkpoint);
        Scene.Papers papers = new Scene.Papers("", new byte[0], new byte[0], Salt.of(new byte[16]), Scene.INDEX, proof);
        return new EntryProof(
                Optional.of(proof.text()),
                Optional.of(scene.anchor(papers)),
                Optional.of(scene.block(papers).seal(0)));
    }
}
