package org.govchain.cli.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.cli.audit.PublishedStreams;
import org.govchain.log.HashTiles;
import org.govchain.log.LogEntry.StreamHead;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.HeadsAudit;

/**
 * Copies the hashes of sensor streams up to their newest heads in the mirrored log. Only leaf hashes are fetched; the tiles above are derived,
 * and nothing is kept that does not lead to the head. A stream that cannot be copied holds up neither the log nor the others.
 */
public final class StreamCopy {

    private static final int WIDTH = TileCoordinates.FULL_WIDTH;
    /** Sizes that partial tiles are kept for: of this run and of the one before. */
    private static final String SIZES = ".sizes";

    private final HeadsAudit.Tiles service;
    private final MirrorDirectory mirror;
    private final WaitingStreams waiting;
    private final List<String> missing = new ArrayList<>();
    private final List<String> contradictions = new ArrayList<>();
    private int copied;

    /** Copies from a service into the mirror. */
    public StreamCopy(HeadsAudit.Tiles service, MirrorDirectory mirror) {
        this.service = service;
        this.mirror = mirror;
        this.waiting = new WaitingStreams(mirror);
    }

    /** Copies what the log has heads of and the mirror has no leaf hashes of. */
    public void run() {
        List<StreamHead> left = new ArrayList<>();
        for (StreamHead head : waiting.heads().values()) {
            if (copy(head)) {
                copied++;
            } else {
                left.add(head);
            }
        }
        if (copied > 0) {
            waiting.keep(left);
        }
    }

    /** Number of streams that were copied. */
    public int copied() {
        return copied;
    }

    /** What the service does not show. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** What contradicts the log. */
    public List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    private boolean copy(StreamHead head) {
        String folder = PublishedStreams.folder(head.stream());
        List<Long> sizes = sizes(folder);
        long before = sizes.getFirst();
        if (head.size() < before) {
            contradictions.add(folder + ": the log has a head of size " + head.size() + " after one of " + before);
            return false;
        }
        HashTiles grown = new HashTiles(new MirrorTiles(mirror, folder), before);
        while (grown.size() < head.size()) {
            long index = grown.size() / WIDTH;
            TileCoordinates tile = new TileCoordinates(0, index, (int) Math.min(WIDTH, head.size() - index * WIDTH));
            Optional<byte[]> content = service.read(head.stream(), tile).filter(it -> it.length == tile.byteLength());
            if (content.isEmpty()) {
                missing.add(folder + tile.path() + " is missing at the service");
                return false;
            }
            for (int at = (int) (grown.size() % WIDTH); at < tile.width(); at++) {
                grown.append(Sha256Digest.at(content.get(), at * Sha256Digest.LENGTH));
            }
        }
        if (!grown.root().equals(head.root())) {
            contradictions.add(folder + ": its hashes do not lead to its head of size " + head.size() + " in the log");
            return false;
        }
        grown.changed().forEach((tile, hashes) -> mirror.put(folder + tile.path(), hashes));
        finish(folder, head.size(), sizes);
        return true;
    }

    private void finish(String folder, long size, List<Long> before) {
        mirror.put(folder + SIZES, (size + " " + before.getFirst()).getBytes(StandardCharsets.US_ASCII));
        Set<String> outdated = new LinkedHashSet<>(MirrorPaths.partialTiles(folder, before.getLast()));
        outdated.removeAll(MirrorPaths.partialTiles(folder, before.getFirst()));
        outdated.removeAll(MirrorPaths.partialTiles(folder, size));
        outdated.forEach(mirror::remove);
    }

    /** The size that is copied, and the one before. */
    private List<Long> sizes(String folder) {
        return mirror.find(folder + SIZES)
                .map(text -> new String(text, StandardCharsets.US_ASCII))
                .filter(text -> text.matches("[0-9]{1,18} [0-9]{1,18}"))
                .map(text -> List.of(text.split(" ", -1)).stream()
                        .map(Long::parseLong)
                        .toList())
                .orElse(List.of(0L, 0L));
    }
}
