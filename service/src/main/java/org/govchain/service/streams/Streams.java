package org.govchain.service.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.Counter;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.springframework.stereotype.Service;

/** The streams of this installation: what devices measured goes in, ranges with proofs come out. */
@Service
public class Streams {

    private final StreamWriter writer;
    private final Ranges ranges;
    private final StreamStore store;
    private final NumberedReader numbers;
    private final GapReports gaps;
    private final StreamTiles tiles;
    private final Forgetting forgetting;
    private final Signers signers;
    private final StreamProperties properties;

    Streams(
            StreamWriter writer,
            Ranges ranges,
            StreamStore store,
            NumberedReader numbers,
            GapReports gaps,
            StreamTiles tiles,
            Forgetting forgetting,
            Signers signers,
            StreamProperties properties) {
        this.writer = writer;
        this.ranges = ranges;
        this.store = store;
        this.numbers = numbers;
        this.gaps = gaps;
        this.tiles = tiles;
        this.forgetting = forgetting;
        this.signers = signers;
        this.properties = properties;
    }

    /**
     * Appends leaves to the streams of their devices, in this order; streams that do not exist are opened.
     *
     * @return what becomes of each, once it is durable; exceptional with {@link StreamsUnavailable} when nothing was stored, and with a
     *     {@link java.util.concurrent.TimeoutException} when that is not known; empty when so many wait that there is no room
     */
    public Optional<CompletableFuture<List<Appended>>> append(List<NewLeaf> leaves) {
        if (leaves.isEmpty()) {
            return Optional.of(CompletableFuture.completedFuture(List.of()));
        }
        Submission submission = Submission.of(leaves);
        return writer.offer(submission)
                ? Optional.of(
                        submission.answer().orTimeout(properties.patience().toMillis(), TimeUnit.MILLISECONDS))
                : Optional.empty();
    }

    /** Whether another process of this installation writes streams, so that what is appended in this one is not stored. */
    public boolean standsBy() {
        return writer.standsBy();
    }

    /** The device whose stream has this public name. */
    public Optional<UUID> deviceOf(StreamId stream) {
        return store.deviceOf(stream);
    }

    /**
     * The reading of a device that has this number of the device's own, if it was measured in that time.
     *
     * @param from in which it was measured, included
     * @param until included, too
     */
    public Optional<Numbered> numbered(UUID device, Counter counter, Instant from, Instant until) {
        return numbers.find(device, counter, from.toEpochMilli(), until.toEpochMilli());
    }

    /**
     * What is there of what a key has signed, in the order in which it came.
     *
     * @param key its thumbprint
     * @param since when it was received, at the earliest
     * @param most spans
     */
    public List<SignedSpan> signedBy(Sha256Digest key, Instant since, int most) {
        return signers.spans(key, since, most);
    }

    /** The public name of a device's stream; empty before its first reading. */
    public Optional<StreamId> idOf(UUID device) {
        return store.idOf(device);
    }

    /**
     * Forgets what was received of a device before an instant, for ever: nobody can open it any more, and its rows go with the next
     * {@link #sweep}. Proofs of the rest still verify. @return whether there was anything; never while another process writes
     */
    public boolean forget(UUID device, Instant receivedBefore) {
        return forgetting.forget(device, receivedBefore.toEpochMilli());
    }

    /** Deletes the rows of what was forgotten; a while after it was, since somebody may still have been reading it. */
    public void sweep(Instant now) {
        forgetting.sweep(now);
    }

    /** From when on what a device measured is kept, when something before was forgotten. */
    public Optional<Instant> keptFrom(UUID device) {
        return store.find(device)
                .flatMap(StoredStream::forgotten)
                .map(forgotten -> Instant.ofEpochMilli(forgotten.keptFrom()));
    }

    /** Hashes of a stream for everybody, as far as its newest head in the log reaches; empty beyond that and where there is no such stream. */
    public Optional<byte[]> tile(StreamId stream, TileCoordinates tile) {
        return tiles.published(stream, tile);
    }

    /**
     * The leaves that answer a question about a device, with their proof from the newest anchored head; empty when there is none yet. A span
     * with more leaves than one bundle holds is answered for its beginning: the question in the bundle says until when.
     */
    public Optional<RangeBundle> range(UUID device, Question question) {
        return proven(device, question, OptionalLong.empty()).map(ProvenRange::bundle);
    }

    /**
     * The same with what the public verifier has read out of it.
     *
     * @param size of the head that it is to be proven from, so that several answers fit together; empty for the newest. A size that is of no
     *     anchored head answers empty
     */
    public Optional<ProvenRange> proven(UUID device, Question question, OptionalLong size) {
        return ranges.of(device, question, size);
    }

    /**
     * What is missing of a device; empty when it has no stream.
     *
     * @param interval within which readings are expected; times without any are silences only then
     */
    public Optional<GapReport> gaps(UUID device, Question question, Optional<Duration> interval) {
        return store.find(device)
                .flatMap(stream -> stream.kept(question).map(kept -> gaps.of(stream.no(), kept, interval)));
    }
}
