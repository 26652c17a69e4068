package org.govchain.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.merkle.Sha256Digest;

/** A small log with a key that everybody knows: deterministic, so that vectors can be written from it. */
final class TestLog {

    static final LogOrigin ORIGIN = new LogOrigin("musterstadt.example/log/2026");
    static final Signer KEY = signer(ORIGIN, 1);
    static final List<LogEntry> ENTRIES = IntStream.range(0, 300)
            .mapToObj(i ->
                    LogEntry.credential(new Commitment(Sha256Digest.hash(new byte[] {(byte) i, (byte) (i >> 8)}))))
            .toList();

    private static final String PKCS8_ED25519 = "302e020100300506032b657004220420";
    private static final String SPKI_ED25519 = "302a300506032b6570032100";

    private TestLog() {}

    /** Both halves of a checkpoint key. */
    record Signer(CheckpointKey key, RawSigner signer) {}

    /** The key whose seed is this byte 32 times. */
    static Signer signer(LogOrigin origin, int seed) {
        byte[] seedBytes = new byte[32];
        Arrays.fill(seedBytes, (byte) seed);
        var publicKey = new Ed25519PrivateKeyParameters(seedBytes).generatePublicKey();
        byte[] spki = HexFormat.of().parseHex(SPKI_ED25519 + HexFormat.of().formatHex(publicKey.getEncoded()));
        return new Signer(
                new CheckpointKey(origin, PublicKeys.fromSpki(spki).orElseThrow()),
                RawSigner.of(privateKey(seedBytes), KeyAlgorithm.ED25519));
    }

    static SignedCheckpoint checkpoint(int size) {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, tree(size).root()), KEY.key(), KEY.signer());
    }

    static TileProofs proofs(int size) {
        Map<TileCoordinates, byte[]> tiles = new HashMap<>(tree(size).changed());
        return new TileProofs(tile -> Objects.requireNonNull(tiles.get(tile), tile.path()), size);
    }

    static TlogProof proof(int index, int size) {
        return new TlogProof(index, proofs(size).inclusion(index).path(), checkpoint(size));
    }

    static HashTiles tree(int size) {
        HashTiles tree = HashTiles.empty();
        ENTRIES.subList(0, size).forEach(entry -> tree.append(entry.leafHash()));
        return tree;
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            byte[] pkcs8 =
                    HexFormat.of().parseHex(PKCS8_ED25519 + HexFormat.of().formatHex(seed));
            return KeyFactory.getInstance("Ed25519", "SunEC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signature line of the right form and length that does not verify. */
    static String failing(String signatureLine) {
        int middle = signatureLine.length() - 10;
        char other = signatureLine.charAt(middle) == 'A' ? 'B' : 'A';
        return signatureLine.substring(0, middle) + other + signatureLine.substring(middle + 1);
    }
}
