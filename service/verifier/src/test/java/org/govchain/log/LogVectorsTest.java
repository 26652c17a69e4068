package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.govchain.VectorFiles.Vector;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The vectors of docs/spec/vectors/log, which every implementation must answer alike. */
class LogVectorsTest {

    @TestFactory
    Stream<DynamicTest> entry() {
        return vectors(
                "entry",
                vector -> LogEntry.parse(HexFormat.of().parseHex(vector.text("entry")))
                        .asOptional()
                        .filter(entry -> entry.leafHash().toHex().equals(vector.text("leafHash")))
                        .isPresent());
    }

    @TestFactory
    Stream<DynamicTest> checkpoint() {
        return vectors(
                "checkpoint",
                vector -> SignedCheckpoint.parse(vector.text("note"))
                        .asOptional()
                        .filter(checkpoint -> checkpoint.isSignedBy(key(vector)))
                        .isPresent());
    }

    @TestFactory
    Stream<DynamicTest> proof() {
        return vectors(
                "proof",
                vector -> TlogProof.parse(vector.text("proof"))
                        .asOptional()
                        .filter(proof -> proof.verify(leafHash(vector), key(vector)))
                        .isPresent());
    }

    @TestFactory
    Stream<DynamicTest> verifierKey() {
        return vectors(
                "verifier-key",
                vector -> CheckpointKey.parse(vector.text("verifierKey"))
                        .asOptional()
                        .isPresent());
    }

    @TestFactory
    Stream<DynamicTest> tilePath() {
        return vectors("tile-path", LogVectorsTest::acceptsPath);
    }

    private static boolean acceptsPath(Vector vector) {
        String path = vector.text("path");
        return path.startsWith("tile/entries/")
                ? EntryBundleCoordinates.parse(path)
                        .asOptional()
                        .filter(bundle -> bundle.path().equals(path))
                        .isPresent()
                : TileCoordinates.parse(path)
                        .asOptional()
                        .filter(tile -> tile.path().equals(path))
                        .isPresent();
    }

    private static CheckpointKey key(Vector vector) {
        return CheckpointKey.parse(vector.text("verifierKey")).asOptional().orElseThrow();
    }

    private static Sha256Digest leafHash(Vector vector) {
        return Sha256Digest.parseHex(vector.text("leafHash")).orElseThrow();
    }

    private static Stream<DynamicTest> vectors(String kind, Predicate<Vector> accepts) {
        return VectorFiles.in(VectorFiles.own("log/" + kind))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(), () -> assertThat(accepts.test(vector)).isEqualTo(vector.isAccepted())));
    }
}
