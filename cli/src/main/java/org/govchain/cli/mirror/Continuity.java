package org.govchain.cli.mirror;

import java.util.Optional;
import org.govchain.cli.audit.LogSource;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.Checkpoint;
import org.govchain.log.TileProofs;
import org.govchain.log.TileSource;

/** Whether what a log shows now continues what was mirrored (RFC 9162 §2.1.4), before any of it is copied. */
final class Continuity {

    private Continuity() {}

    /** Why the larger checkpoint does not continue the mirrored one; empty when it does. */
    static Optional<String> problem(LogSource service, Checkpoint mirrored, Checkpoint served) {
        TileProofs proofs = new TileProofs(tiles(service), served.treeSize());
        if (!proofs.root().equals(served.root())) {
            return Optional.of(
                    "the tiles do not hash to the root of the signed checkpoint of size " + served.treeSize());
        }
        return proofs.consistency(mirrored.treeSize()).verify(mirrored.root(), served.root())
                ? Optional.empty()
                : Optional.of(fork(mirrored, served));
    }

    /** A checkpoint that is not larger must be a state that the mirrored log has had. */
    static Optional<String> problemOfOlder(TileSource mirror, Checkpoint mirrored, Checkpoint served) {
        return new TileProofs(mirror, served.treeSize()).root().equals(served.root())
                ? Optional.empty()
                : Optional.of(fork(mirrored, served));
    }

    private static String fork(Checkpoint mirrored, Checkpoint served) {
        return "two histories: the signed checkpoint of size " + served.treeSize() + " and the mirrored one of size "
                + mirrored.treeSize() + " are not of one log";
    }

    private static TileSource tiles(LogSource service) {
        return tile -> {
            byte[] content = service.read(tile.path());
            if (content.length != tile.byteLength()) {
                throw new Fault(
                        tile.path() + " has " + content.length + " bytes, not " + tile.byteLength(),
                        "is this a govchain log? compare with another mirror of it");
            }
            return content;
        };
    }
}
