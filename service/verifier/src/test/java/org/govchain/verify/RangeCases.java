package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.govchain.log.Salt;
import org.govchain.log.StreamId;
import org.govchain.merkle.RangeProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.verify.CarriedCase.Form;
import org.govchain.verify.RangeBundle.Leaf;
import org.govchain.verify.RangeBundle.Question;

/** Ranges of readings as a service gives them, and each with one thing wrong. */
final class RangeCases {

    static final String PROOF_WRONG = "INVALID COMPLETENESS range-proof-wrong";
    private static final String TRIMMED = "INVALID COMPLETENESS range-trimmed";
    static final String MALFORMED = "INVALID SCHEMA payload-malformed";
    private static final String RULE_BROKEN = "INVALID COMPLETENESS stream-rule-broken";
    private static final String OPENING_WRONG = "INVALID COMPLETENESS stream-opening-wrong";

    private final List<CarriedCase> cases = new ArrayList<>();
    private final StreamScene scene = StreamScene.ofTwoHours();
    private final RangeBundle right = scene.ask(StreamScene.HALF_HOUR);

    static List<CarriedCase> all() {
        RangeCases it = new RangeCases();
        it.valid();
        it.leaves();
        it.forgeries();
        it.edges();
        it.openings();
        it.rules();
        it.head();
        it.unreadable();
        CameraCases.all().forEach(camera -> it.add(camera.name(), camera.range(), camera.expected()));
        return List.copyOf(it.cases);
    }

    private void valid() {
        add("valid-half-an-hour", right, "VALID");
        add("valid-everything", scene.ask(new Question(0, StreamLeaf.LAST_INSTANT + 1)), "VALID");
        add("valid-the-newest", scene.ask(span(110, 130)), "VALID");
        add("valid-before-there-was-anything", scene.ask(new Question(0, StreamScene.START)), "VALID");
        add("valid-a-minute-without-a-reading", scene.ask(span(40, 41)), "VALID");
        StreamScene alone = new StreamScene();
        alone.add(StreamScene.START, StreamScene.START, opening("wetter-1"));
        add("valid-nothing-but-the-opening", alone.ask(span(0, 60)), "VALID");
    }

    /** What the verifier must notice of every leaf. */
    private void leaves() {
        int middle = right.leaves().size() / 2;
        add("reading-missing", rows(rows -> without(rows, middle)), "unreadable");
        add("closed-leaf-missing", rows(rows -> without(rows, rows.size() - 2)), PROOF_WRONG);
        add("readings-exchanged", rows(rows -> exchanged(rows, rows.size() - 2)), PROOF_WRONG);
        add("closed-leaf-twice", rows(rows -> twice(rows, rows.size() - 2)), PROOF_WRONG);
        add(
                "value-changed",
                row(
                        middle,
                        it -> new Leaf(it.leaf(), Optional.of(scene.reading(99).encode()))),
                PROOF_WRONG);
        add(
                "measured-changed",
                row(middle, it -> times(it, it.leaf().received(), it.leaf().measured() + 1)),
                PROOF_WRONG);
        add(
                "received-changed",
                row(middle, it -> times(it, it.leaf().received() + 1, it.leaf().measured())),
                PROOF_WRONG);
        add("payload-that-is-none", row(middle, it -> new Leaf(it.leaf(), Optional.of(new byte[] {1}))), MALFORMED);
        add("reading-closed-that-was-asked-for", closed(middle), MALFORMED);
        add(
                "first-asked-reading-closed",
                closed(RangeEdges.FIRST_ASKED - (int) right.proof().from()),
                MALFORMED);
        add(
                "last-asked-reading-closed",
                closed(RangeEdges.LAST_ASKED - (int) right.proof().from()),
                MALFORMED);
        add("range-claimed-one-further", moved(right.proof().from() + 1), "unreadable");
        RangeProof proof = right.proof();
        add(
                "left-side-missing",
                but().proof(new RangeProof(proof.from(), proof.treeSize(), List.of(), proof.right())),
                PROOF_WRONG);
        add(
                "right-side-missing",
                but().proof(new RangeProof(proof.from(), proof.treeSize(), proof.left(), List.of())),
                PROOF_WRONG);
    }

    private void forgeries() {
        for (RangeForgeries.Forgery forgery : RangeForgeries.all()) {
            add(forgery.name(), forgery.shown(), PROOF_WRONG);
        }
    }

    private void edges() {
        new RangeEdges(scene).trimmed().forEach((name, range) -> add(name, range, TRIMMED));
        new RangeEdges(scene).justWideEnough().forEach((name, range) -> add(name, range, "VALID"));
        add(
                "question-wider-than-the-range",
                but().question(new Question(
                        StreamScene.HALF_HOUR.from() - 5 * StreamScene.MINUTE, StreamScene.HALF_HOUR.until())),
                MALFORMED);
    }

    private void openings() {
        StreamScene other = new StreamScene();
        other.add(StreamScene.START, StreamScene.START, opening("wetter-2"));
        add(
                "opening-of-another-stream",
                but().opening(other.ask(StreamScene.HALF_HOUR).opening()),
                OPENING_WRONG);
        RangeBundle.Opening it = right.opening();
        add(
                "opening-that-says-something-else",
                but().opening(new RangeBundle.Opening(
                        it.leaf(), opening("wetter-2").encode(), it.salt(), it.place())),
                OPENING_WRONG);
        add(
                "opening-with-another-salt",
                but().opening(new RangeBundle.Opening(it.leaf(), it.payload(), Salt.of(new byte[16]), it.place())),
                OPENING_WRONG);
    }

    /** Streams that are proven, and were kept wrongly. */
    private void rules() {
        long at = scene.leaf(scene.size() - 1).received();
        StreamPayload late = scene.reading(121);
        broken("received-goes-back", it -> it.add(at - 1, at - 1_000, late));
        broken("later-than-promised", it -> it.add(at, at - 1 - 1000L * StreamScene.LATENESS, late));
        broken("promise-taken-back", it -> it.add(at, at, StreamScene.LATENESS + 1, late));
        broken("opened-twice", it -> it.add(at, at, opening("wetter-1")));
        add("stream-opened-again-at-the-edge", new RangeEdges(scene).openedAgain(), RULE_BROKEN);
    }

    private void head() {
        add(
                "head-of-another-stream",
                but().stream(StreamId.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})),
                "INVALID INCLUSION inclusion-wrong");
        add(
                "root-of-something-else",
                but().root(Sha256Digest.hash(new byte[] {5})),
                "INVALID INCLUSION inclusion-wrong");
        add("not-anchored-yet", but().entry(EntryProof.none()), "INDETERMINATE INCLUSION log-entry-pending");
        EntryProof it = right.entry();
        add(
                "consortium-seal-missing",
                but().entry(new EntryProof(it.proof(), it.anchor(), Optional.empty())),
                "INDETERMINATE CONSORTIUM consortium-seal-not-at-hand");
        add(
                "proof-cut-off",
                but().entry(new EntryProof(
                        Optional.of(it.proof().orElseThrow().substring(0, 40)), it.anchor(), it.consortiumSeal())),
                "INVALID INCLUSION proof-malformed");
        cases.add(new CarriedCase(
                Form.RANGE,
                "no-policy-at-all",
                scene.scene.now,
                text(right),
                Optional.empty(),
                "INDETERMINATE CHECKPOINT no-trust-policy"));
    }

    private void unreadable() {
        String text = text(right);
        unreadable("range-of-another-format", text.replace("range/1", "range/2"));
        unreadable("range-with-an-unknown-member", text.replaceFirst("\\{", "{\"note\":\"x\","));
        unreadable("range-cut-off", text.substring(0, text.length() / 2));
        unreadable("columns-of-different-length", text.replaceFirst("\"received\":\\[\\d+,", "\"received\":["));
        unreadable(
                "commitment-left-over",
                text.replaceFirst("\"commitments\":\"", "\"commitments\":\"" + "A".repeat(128)));
        unreadable("seeds-missing", text.replaceFirst("\"seeds\":\\[[^]]*]", "\"seeds\":[]"));
        unreadable("question-backwards", text.replaceFirst("\"until\":\\d+", "\"until\":1"));
        unreadable("seed-higher-than-the-tree", text.replaceFirst("\"height\":0", "\"height\":41"));
        unreadable("measured-long-after-received", text.replaceFirst("\"measured\":\\[-?\\d+", "\"measured\":[60001"));
    }

    private void broken(String name, java.util.function.Consumer<StreamScene> last) {
        StreamScene wrong = StreamScene.ofTwoHours();
        last.accept(wrong);
        add("stream-" + name, wrong.ask(span(110, 130)), RULE_BROKEN);
    }

    private void add(String name, RangeBundle range, String expected) {
        add(name, text(range), expected);
    }

    private void add(String name, String text, String expected) {
        cases.add(new CarriedCase(Form.RANGE, name, scene.scene.now, text, policy(), expected));
    }

    private void unreadable(String name, String text) {
        add(name, text, CarriedCase.UNREADABLE);
    }

    private Optional<String> policy() {
        return Optional.of(new String(scene.scene.policyContent().toJson(), StandardCharsets.UTF_8));
    }

    private static String text(RangeBundle range) {
        return new String(range.toJson(), StandardCharsets.UTF_8);
    }

    private static Question span(int fromMinute, int untilMinute) {
        return new Question(
                StreamScene.START + fromMinute * StreamScene.MINUTE,
                StreamScene.START + untilMinute * StreamScene.MINUTE);
    }

    private static StreamPayload.Opening opening(String device) {
        return new StreamPayload.Opening(Scene.ISSUER, device, "Wetterstation", Optional.empty(), Optional.of(60L));
    }

    private static Leaf times(Leaf it, long received, long measured) {
        StreamLeaf leaf = it.leaf();
        return new Leaf(
                new StreamLeaf(leaf.kind(), received, measured, leaf.lateness(), leaf.commitment()), it.payload());
    }

    private static List<Leaf> without(List<Leaf> rows, int at) {
        rows.remove(at);
        return rows;
    }

    private static List<Leaf> twice(List<Leaf> rows, int at) {
        rows.add(at, rows.get(at));
        return rows;
    }

    private static List<Leaf> exchanged(List<Leaf> rows, int at) {
        rows.add(at, rows.remove(at + 1));
        return rows;
    }

    private RangeBundle row(int at, UnaryOperator<Leaf> change) {
        return rows(rows -> {
            rows.set(at, change.apply(rows.get(at)));
            return rows;
        });
    }

    /** The commitment in place of the payload, and no seed for it. */
    private RangeBundle closed(int at) {
        long position = right.proof().from() + at;
        List<Leaf> leaves = new ArrayList<>(right.leaves());
        leaves.set(at, new Leaf(leaves.get(at).leaf(), Optional.empty()));
        return but().leaves(
                        leaves,
                        right.seeds().stream()
                                .filter(seed -> !seed.covers(position))
                                .toList());
    }

    private RangeBundle rows(UnaryOperator<List<Leaf>> change) {
        return but().leaves(change.apply(new ArrayList<>(right.leaves())));
    }

    private RangeBundle moved(long from) {
        RangeProof it = right.proof();
        return but().proof(new RangeProof(from, it.treeSize(), it.left(), it.right()));
    }

    private RangeEdit but() {
        return new RangeEdit(right);
    }
}
