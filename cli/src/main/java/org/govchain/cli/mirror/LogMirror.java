package org.govchain.cli.mirror;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.govchain.cli.audit.LogSource;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.HashTiles;
import org.govchain.log.SignedCheckpoint;

/**
 * Brings the mirror of a log up to a checkpoint. Nothing is published before it is checked, and the checkpoint is written last: a
 * mirror that was interrupted is the mirror of the older checkpoint.
 */
public final class LogMirror {

    /** Holds the size before the last one: its partial tiles may still be asked for. */
    private static final String PREVIOUS = ".previous-size";

    private final LogSource service;
    private final MirrorDirectory mirror;
    private final CheckpointKey key;
    private final SealCheck seals;

    /**
     * A mirror of one log.
     *
     * @param key the log's key by the trust policy
     * @param seals which consortium seals are let in
     */
    public LogMirror(LogSource service, MirrorDirectory mirror, CheckpointKey key, SealCheck seals) {
        this.service = service;
        this.mirror = mirror;
        this.key = key;
        this.seals = seals;
    }

    /** What a run came to. */
    public sealed interface Result {

        /** The mirror has the served checkpoint now; {@code anchored} checkpoints among the new ones. */
        record Copied(Checkpoint checkpoint, long entries, long anchored) implements Result {}

        /** It had it before. */
        record Unchanged(Checkpoint checkpoint) implements Result {}

        /** The service shows a state of the same log that is older than the mirror. */
        record Older(Checkpoint mirrored, long served) implements Result {}

        /** What is served contradicts itself, the mirror or the chain; what proves it lies in the folder. */
        record Refused(String reason, String evidence) implements Result {}
    }

    /**
     * Copies what is new.
     *
     * @param served the service's checkpoint, its signature checked
     * @param chain what the chain says against a checkpoint, empty when nothing
     */
    public Result run(
            SignedCheckpoint served, Function<Checkpoint, Optional<String>> chain, Instant now, LongConsumer progress) {
        Optional<SignedCheckpoint> mirrored = mirrored(mirror);
        Optional<String> problem = mirrored.flatMap(older -> continuity(older, served.checkpoint()))
                .or(() -> chain.apply(served.checkpoint()));
        long from = mirrored.map(older -> older.checkpoint().treeSize()).orElse(0L);
        long to = served.checkpoint().treeSize();
        if (problem.isPresent()) {
            return refused(problem.get(), mirrored, served, now);
        }
        if (mirrored.isPresent() && to <= from) {
            Checkpoint held = mirrored.get().checkpoint();
            return to == from ? new Result.Unchanged(held) : new Result.Older(held, to);
        }
        EntryCopy entries = new EntryCopy(service, mirror, true);
        problem = entries.run(from, to, served.checkpoint().root(), progress);
        if (problem.isPresent() && entries.hasReused()) {
            mirror.dropIncoming();
            entries = new EntryCopy(service, mirror, false);
            problem = entries.run(from, to, served.checkpoint().root(), progress);
        }
        CheckpointCopy checkpoints = new CheckpointCopy(service, mirror, key, seals);
        problem = problem.or(() -> checkpoints.run(from, to));
        if (problem.isPresent()) {
            return refused(problem.get(), mirrored, served, now);
        }
        new WaitingStreams(mirror).receive(entries.heads());
        publish(from, served);
        return new Result.Copied(served.checkpoint(), to - from, checkpoints.copied());
    }

    /** The checkpoint that a mirror holds; empty before the first run. @throws Fault when it is damaged */
    static Optional<SignedCheckpoint> mirrored(MirrorDirectory mirror) {
        return mirror.find(MirrorPaths.CHECKPOINT)
                .map(note -> SignedCheckpoint.parse(new String(note, StandardCharsets.UTF_8))
                        .asOptional()
                        .orElseThrow(() -> new Fault(
                                "the mirror's " + MirrorPaths.CHECKPOINT + " cannot be read",
                                "make a new mirror in another folder and compare")));
    }

    private Optional<String> continuity(SignedCheckpoint older, Checkpoint served) {
        requireSound(older);
        Checkpoint mirrored = older.checkpoint();
        return served.treeSize() > mirrored.treeSize()
                ? Continuity.problem(service, mirrored, served)
                : Continuity.problemOfOlder(new MirrorTiles(mirror), mirrored, served);
    }

    /** A damaged disk must not look like a fork. */
    private void requireSound(SignedCheckpoint older) {
        Checkpoint mirrored = older.checkpoint();
        if (!mirrored.origin().equals(key.origin())) {
            throw new Fault(
                    "this folder mirrors " + mirrored.origin() + ", not " + key.origin(), "use a folder for each log");
        }
        boolean sound = older.isSignedBy(key)
                && new HashTiles(new MirrorTiles(mirror), mirrored.treeSize())
                        .root()
                        .equals(mirrored.root());
        if (!sound) {
            throw new Fault(
                    "the mirror's own checkpoint is not signed by the log, or its tiles do not hash to it",
                    "its files were changed: make a new mirror in another folder and compare");
        }
    }

    private void publish(long from, SignedCheckpoint served) {
        long to = served.checkpoint().treeSize();
        mirror.publish();
        mirror.put(MirrorPaths.CHECKPOINT, served.note().getBytes(StandardCharsets.UTF_8));
        Set<String> outdated = new LinkedHashSet<>();
        previous().ifPresent(size -> outdated.addAll(MirrorPaths.partial(size)));
        outdated.removeAll(MirrorPaths.partial(from));
        outdated.removeAll(MirrorPaths.partial(to));
        outdated.forEach(mirror::remove);
        mirror.put(PREVIOUS, Long.toString(from).getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<Long> previous() {
        return mirror.find(PREVIOUS)
                .map(text -> new String(text, StandardCharsets.US_ASCII).strip())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    /** Both checkpoints are signed: together they convict the log, whoever shows them. */
    private Result refused(String reason, Optional<SignedCheckpoint> mirrored, SignedCheckpoint served, Instant now) {
        String folder = "evidence/" + now.toString().replace(":", "").replaceFirst("\\..*Z", "Z") + "/";
        mirrored.ifPresent(
                note -> mirror.put(folder + "mirrored.checkpoint", note.note().getBytes(StandardCharsets.UTF_8)));
        mirror.put(folder + "served.checkpoint", served.note().getBytes(StandardCharsets.UTF_8));
        mirror.put(folder + "reason.txt", (reason + "\n").getBytes(StandardCharsets.UTF_8));
        return new Result.Refused(reason, folder);
    }
}
