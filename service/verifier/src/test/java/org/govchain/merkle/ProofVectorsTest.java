package org.govchain.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.govchain.VectorFiles.Vector;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The vectors of docs/spec/vectors/merkle, which every implementation of the proofs must answer alike. */
class ProofVectorsTest {

    @TestFactory
    Stream<DynamicTest> inclusion() {
        return VectorFiles.in(VectorFiles.own("merkle/inclusion"))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(),
                        () -> assertThat(acceptsInclusion(vector)).isEqualTo(vector.isAccepted())));
    }

    @TestFactory
    Stream<DynamicTest> consistency() {
        return VectorFiles.in(VectorFiles.own("merkle/consistency"))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(),
                        () -> assertThat(acceptsConsistency(vector)).isEqualTo(vector.isAccepted())));
    }

    @TestFactory
    Stream<DynamicTest> range() {
        return VectorFiles.in(VectorFiles.own("merkle/range"))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(), () -> assertThat(acceptsRange(vector)).isEqualTo(vector.isAccepted())));
    }

    private static boolean acceptsRange(Vector vector) {
        Optional<List<Sha256Digest>> left = hashes(vector, "left");
        Optional<List<Sha256Digest>> right = hashes(vector, "right");
        Optional<List<Sha256Digest>> leaves = hashes(vector, "leafHashes");
        return left.isPresent()
                && right.isPresent()
                && leaves.isPresent()
                && new RangeProof(
                                vector.json().required("from").longValue(),
                                vector.json().required("treeSize").longValue(),
                                left.get(),
                                right.get())
                        .verify(Leaves.flat(leaves.get()), digest(vector, "root"));
    }

    private static boolean acceptsInclusion(Vector vector) {
        long index = vector.json().required("index").longValue();
        long treeSize = vector.json().required("treeSize").longValue();
        return hashes(vector, "path")
                .map(path -> new InclusionProof(index, treeSize, path))
                .filter(proof -> proof.verify(digest(vector, "leafHash"), digest(vector, "root")))
                .isPresent();
    }

    private static boolean acceptsConsistency(Vector vector) {
        long first = vector.json().required("firstSize").longValue();
        long second = vector.json().required("secondSize").longValue();
        return hashes(vector, "path")
                .map(path -> new ConsistencyProof(first, second, path))
                .filter(proof -> proof.verify(digest(vector, "firstRoot"), digest(vector, "secondRoot")))
                .isPresent();
    }

    private static Sha256Digest digest(Vector vector, String member) {
        return Sha256Digest.parseHex(vector.text(member)).orElseThrow();
    }

    private static Optional<List<Sha256Digest>> hashes(Vector vector, String member) {
        List<Sha256Digest> path = new ArrayList<>();
        for (JsonNode hash : vector.json().required(member)) {
            Optional<Sha256Digest> digest = Sha256Digest.parseHex(hash.asString());
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            path.add(digest.get());
        }
        return Optional.of(path);
    }
}
