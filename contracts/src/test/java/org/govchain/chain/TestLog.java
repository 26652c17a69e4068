package org.govchain.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.govchain.log.TileProofs;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/** A small log with real roots and RFC 9162 proofs; at most 256 entries, so that one tile holds it. */
final class TestLog {

    static final Sha256Digest ID = Ids.of("musterstadt.example/log/2026");

    private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();

    TestLog(int entries) {
        for (int i = 0; i < entries; i++) {
            leaves.writeBytes(MerkleTree.leafHash(("entry " + i).getBytes(StandardCharsets.UTF_8))
                    .bytes());
        }
    }

    Sha256Digest root(long size) {
        return proofs(size).root();
    }

    /** The call that anchors {@code size} after {@code former} (0 for the first one). */
    CheckpointCall grow(long former, long size, StatusUpdate... updates) {
        List<Sha256Digest> proof =
                former == 0 ? List.of() : proofs(size).consistency(former).path();
        return new CheckpointCall(ID, size, root(size), proof, List.of(updates));
    }

    /** As {@link #grow}, with one hash of the proof replaced. */
    CheckpointCall lie(long former, long size) {
        CheckpointCall honest = grow(former, size);
        List<Sha256Digest> proof = new ArrayList<>(honest.consistencyProof());
        proof.set(0, Ids.of("no such subtree"));
        return new CheckpointCall(ID, size, honest.root(), proof, List.of());
    }

    private TileProofs proofs(long size) {
        return new TileProofs(tile -> Arrays.copyOf(leaves.toByteArray(), tile.byteLength()), size);
    }
}
