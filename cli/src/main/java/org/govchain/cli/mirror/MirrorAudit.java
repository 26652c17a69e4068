package org.govchain.cli.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.log.CheckpointKey;
import org.govchain.log.LogEntry;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileCoordinates;
import org.govchain.status.StatusListToken;
import org.govchain.verify.CheckpointPage;

/** Checks what a mirror has beside entries and tiles: every anchored checkpoint, and the status lists against the log. */
public final class MirrorAudit {

    private final MirrorDirectory mirror;
    private final MirroredLog log;
    private final CheckpointKey key;

    public MirrorAudit(MirrorDirectory mirror, CheckpointKey key) {
        this.mirror = mirror;
        this.log = new MirroredLog(mirror);
        this.key = key;
    }

    /**
     * Run it after the entries were audited against the tiles: it reads only tiles.
     *
     * @param heads the last version of each status list that the entries announce
     * @return what is wrong; empty when nothing is
     */
    public List<String> run(List<LogEntry.StatusListHead> heads) {
        List<String> findings = new ArrayList<>();
        for (long first = 0; first < log.checkpoint().treeSize(); first += TileCoordinates.FULL_WIDTH) {
            for (CheckpointPage.Item item :
                    log.page(first / TileCoordinates.FULL_WIDTH).checkpoints()) {
                problem(item.checkpoint()).ifPresent(findings::add);
            }
        }
        for (String name : mirror.names("sl")) {
            problem("sl/" + name, heads).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<String> problem(SignedCheckpoint signed) {
        long size = signed.checkpoint().treeSize();
        if (!signed.isSignedBy(key)) {
            return Optional.of("the older checkpoint of size " + size + " is not signed by the log");
        }
        return log.rootAt(size).filter(signed.checkpoint().root()::equals).isPresent()
                ? Optional.empty()
                : Optional.of("the older checkpoint of size " + size + " has another root than the entries");
    }

    /** A list may be newer than the log says, since it is copied later; of one version there is one list. */
    private Optional<String> problem(String path, List<LogEntry.StatusListHead> heads) {
        String text = new String(mirror.find(path).orElse(new byte[0]), StandardCharsets.US_ASCII).strip();
        if (!(StatusListToken.parse(text) instanceof StatusListToken.Accepted(StatusListToken token))) {
            return Optional.of(path + " is no status list");
        }
        return heads.stream()
                .filter(head -> head.statusListId().equals(token.id().hash()) && head.version() == token.version())
                .filter(head -> !head.digest().equals(token.list().digest()))
                .findFirst()
                .map(head -> path + " is not the list that the log announces as version " + head.version());
    }
}
