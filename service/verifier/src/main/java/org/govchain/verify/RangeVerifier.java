package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.verify.Dossier.Part;

/**
 * Judges the readings of a time span by what they carry (docs/spec/streams.md, "Verification of a range"): that nothing between them was
 * changed, left out, added or reordered, that the edges are not trimmed, and that the stream's head is in the log. Asks nobody.
 */
public final class RangeVerifier {

    /**
     * What came of it.
     *
     * @param readings believed only when the verdict is VALID: the leaves of kind reading and file that were measured in the span asked for
     * @param marks believed only then, too: gaps and silences that the service noticed in the span and opened
     * @param closedMarks how many gaps and silences of the span were not opened: that they are there is proven, what they say is not told
     * @param opening what the stream says it is about; empty when it cannot be read
     * @param finalUntil later leaves of the stream cannot be measured before this instant, in milliseconds since 1970
     * @param results of the checks that a range allows
     */
    public record Report(
            Verdict verdict,
            List<Found> readings,
            List<Found> marks,
            int closedMarks,
            Optional<Opening> opening,
            long finalUntil,
            List<CheckResult> results) {

        /** The report for programs: what the range holds only when it is proven. */
        public String toJson(RangeBundle range) {
            return RangeReportJson.write(range, this);
        }
    }

    /**
     * A leaf with the payload that it commits to.
     *
     * @param position in the stream
     * @param leaf times and commitment
     * @param payload what it says
     */
    public record Found(long position, StreamLeaf leaf, StreamPayload payload) {}

    private final RangeBundle range;
    private final Dossier dossier;

    private RangeVerifier(RangeBundle range, Dossier dossier) {
        this.range = range;
        this.dossier = dossier;
    }

    /** Judges for an instant. */
    public static Report verify(RangeBundle range, Optional<PolicyReading> policy, Instant now) {
        return new RangeVerifier(range, range.entry().dossier(policy, now)).report();
    }

    private Report report() {
        VerifierCache cache = VerifierCache.none();
        Optional<Opening> opening = opening();
        Optional<List<Found>> found = found();
        List<CheckResult> results = List.of(
                new CheckResult(
                        Check.SCHEMA,
                        true,
                        opening.isPresent() && found.isPresent()
                                ? Outcome.passed()
                                : Outcome.failed(ReasonCode.PAYLOAD_MALFORMED)),
                new CheckResult(Check.INCLUSION, true, inclusion()),
                new CheckResult(Check.CHECKPOINT, true, CheckpointCheck.judge(dossier, cache)),
                new CheckResult(
                        Check.CONSORTIUM,
                        dossier.trust().knowsValidators(),
                        ConsortiumCheck.judge(dossier, cache).outcome()),
                new CheckResult(Check.COMPLETENESS, true, completeness()));
        List<Found> marks = marks();
        return new Report(
                Verdict.of(results),
                found.orElse(List.of()),
                marks,
                marksInSpan() - marks.size(),
                opening,
                finalUntil(),
                results);
    }

    /** Step 1: the stream's head is in the log. */
    private Outcome inclusion() {
        return switch (dossier.proof()) {
            case Part.Missing<TlogProof> _ -> Outcome.undetermined(ReasonCode.LOG_ENTRY_PENDING);
            case Part.Refused<TlogProof>(String detail) -> Outcome.failed(ReasonCode.PROOF_MALFORMED, detail);
            case Part.Present<TlogProof>(TlogProof proof) -> {
                LogEntry head =
                        LogEntry.streamHead(range.stream(), range.proof().treeSize(), range.root());
                yield proof.inclusion()
                                .verify(
                                        head.leafHash(),
                                        proof.checkpoint().checkpoint().root())
                        ? Outcome.passed()
                        : Outcome.failed(ReasonCode.INCLUSION_WRONG);
            }
        };
    }

    private Outcome completeness() {
        // Step 2: leaf 0 is what the stream is about, and the leaves stand side by side.
        StreamLeaf opening = range.opening().leaf();
        if (opening.kind() != LeafKind.OPENING
                || !opening.commitment()
                        .opensWith(range.opening().salt(), range.opening().payload())
                || !range.opening().place().verify(opening.leafHash(), range.root())) {
            return Outcome.failed(ReasonCode.STREAM_OPENING_WRONG);
        }
        if (!range.proof().verify(leafHashes(), range.root())) {
            return Outcome.failed(ReasonCode.RANGE_PROOF_WRONG);
        }
        // Step 3: each leaf keeps the promises of the one before, and none but leaf 0 is an opening.
        for (int i = 0; i < range.leaves().size(); i++) {
            if (i == 0 ? opensAgain() : !leaf(i).follows(leaf(i - 1))) {
                return Outcome.failed(
                        ReasonCode.STREAM_RULE_BROKEN,
                        "position " + (range.proof().from() + i));
            }
        }
        return edges();
    }

    private boolean opensAgain() {
        return range.proof().from() > 0 && leaf(0).kind() == LeafKind.OPENING;
    }

    /** Step 4: whatever stands before the first leaf or behind the last was measured outside the span. */
    private Outcome edges() {
        RangeBundle.Question question = range.question();
        boolean begins = range.proof().from() == 0 || leaf(0).received() + StreamLeaf.CLOCK_TOLERANCE < question.from();
        if (!begins) {
            return Outcome.failed(ReasonCode.RANGE_TRIMMED, "at its beginning");
        }
        boolean ends = isAtHead() || last().floor() >= question.until();
        return ends ? Outcome.passed() : Outcome.failed(ReasonCode.RANGE_TRIMMED, "at its end");
    }

    private long finalUntil() {
        return range.leaves().isEmpty() ? 0 : last().floor();
    }

    private boolean isAtHead() {
        return range.proof().from() + range.leaves().size() == range.proof().treeSize();
    }

    /** The leaves that were measured in the span; empty when one of them is closed or says nothing that can be read. */
    private Optional<List<Found>> found() {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < range.leaves().size(); i++) {
            StreamLeaf leaf = leaf(i);
            int place = i;
            Optional<StreamPayload> payload = payload(i);
            boolean asked = leaf.kind().isMeasured() && isInSpan(leaf);
            boolean unreadable = range.leaves().get(i).payload().isPresent()
                    && payload.filter(it -> isOfItsPlace(place, it)).isEmpty();
            if (unreadable || (asked && payload.isEmpty())) {
                return Optional.empty();
            }
            if (asked) {
                found.add(new Found(range.proof().from() + i, leaf, payload.get()));
            }
        }
        return Optional.of(found);
    }

    private Optional<StreamPayload> payload(int i) {
        return range.leaves()
                .get(i)
                .payload()
                .flatMap(cbor -> StreamPayload.parse(leaf(i).kind(), cbor).asOptional());
    }

    /** A silence lies between the leaf before and itself. */
    private boolean isOfItsPlace(int i, StreamPayload payload) {
        return !(payload instanceof StreamPayload.Silence silence)
                || (silence.since() <= leaf(i).received()
                        && (i == 0 || silence.since() >= leaf(i - 1).received()));
    }

    private boolean isInSpan(StreamLeaf leaf) {
        return leaf.measured() >= range.question().from()
                && leaf.measured() < range.question().until();
    }

    private List<Found> marks() {
        List<Found> marks = new ArrayList<>();
        for (int i = 0; i < range.leaves().size(); i++) {
            StreamLeaf leaf = leaf(i);
            if (isMarkInSpan(leaf)) {
                long position = range.proof().from() + i;
                payload(i).ifPresent(payload -> marks.add(new Found(position, leaf, payload)));
            }
        }
        return marks;
    }

    private int marksInSpan() {
        return (int) range.leaves().stream()
                .filter(leaf -> isMarkInSpan(leaf.leaf()))
                .count();
    }

    private boolean isMarkInSpan(StreamLeaf leaf) {
        return (leaf.kind() == LeafKind.GAP || leaf.kind() == LeafKind.SILENCE) && isInSpan(leaf);
    }

    private Optional<Opening> opening() {
        return StreamPayload.parse(LeafKind.OPENING, range.opening().payload()) instanceof Parsed.Ok<StreamPayload> read
                ? Optional.of((Opening) read.value())
                : Optional.empty();
    }

    private byte[] leafHashes() {
        byte[] hashes = new byte[range.leaves().size() * Sha256Digest.LENGTH];
        for (int i = 0; i < range.leaves().size(); i++) {
            leaf(i).leafHash().copyTo(hashes, i * Sha256Digest.LENGTH);
        }
        return hashes;
    }

    private StreamLeaf leaf(int i) {
        return range.leaves().get(i).leaf();
    }

    private StreamLeaf last() {
        return range.leaves().getLast().leaf();
    }
}
