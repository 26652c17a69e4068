package org.govchain.cli.mirror;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.LogEntry.StreamHead;
import org.govchain.log.StreamId;
import org.govchain.merkle.Sha256Digest;

/**
 * The sensor streams whose hashes a mirror has not copied as far as its log has heads of them. Written down together with the log, so that an
 * interrupted run leaves none behind.
 */
final class WaitingStreams {

    private static final String FILE = ".streams";

    private final MirrorDirectory mirror;

    WaitingStreams(MirrorDirectory mirror) {
        this.mirror = mirror;
    }

    /** The newest head of each. */
    Map<StreamId, StreamHead> heads() {
        Map<StreamId, StreamHead> heads = new LinkedHashMap<>();
        mirror.find(FILE)
                .map(text -> new String(text, StandardCharsets.US_ASCII))
                .ifPresent(text -> text.lines().map(this::head).forEach(head -> heads.put(head.stream(), head)));
        return heads;
    }

    /** Adds heads that came with the log, among what is published next. */
    void receive(Collection<StreamHead> grown) {
        Map<StreamId, StreamHead> heads = heads();
        grown.forEach(head -> heads.put(head.stream(), head));
        mirror.receive(FILE, text(heads.values()));
    }

    /** These are left. */
    void keep(Collection<StreamHead> left) {
        mirror.put(FILE, text(left));
    }

    private static byte[] text(Collection<StreamHead> heads) {
        return heads.stream()
                .map(head -> head.stream() + " " + head.size() + " " + head.root() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private StreamHead head(String line) {
        String[] parts = line.split(" ", -1);
        Optional<StreamId> stream = parts.length == 3 ? StreamId.parse(parts[0]) : Optional.empty();
        Optional<Sha256Digest> root = parts.length == 3 ? Sha256Digest.parseHex(parts[2]) : Optional.empty();
        if (stream.isEmpty() || root.isEmpty() || !parts[1].matches("[0-9]{1,18}")) {
            throw new Fault(
                    "the mirror's " + FILE + " cannot be read", "make a new mirror in another folder and compare");
        }
        return new StreamHead(stream.get(), Long.parseLong(parts[1]), root.get());
    }
}
