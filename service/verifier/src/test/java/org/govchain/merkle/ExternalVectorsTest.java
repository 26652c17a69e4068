package org.govchain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.govchain.VectorFiles.Vector;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The proof vectors of transparency-dev/merkle, found through the property {@code govchain.vectors}. */
class ExternalVectorsTest {

    @TestFactory
    Stream<DynamicTest> inclusion() {
        return external("inclusion", ExternalVectorsTest::acceptsInclusion);
    }

    @TestFactory
    Stream<DynamicTest> consistency() {
        return external("consistency", ExternalVectorsTest::acceptsConsistency);
    }

    private static Stream<DynamicTest> external(String kind, Predicate<Vector> accepts) {
        String directory = System.getProperty("govchain.vectors", "");
        assumeTrue(!directory.isBlank(), "SKIPPED: the property govchain.vectors is not set");
        Path vectors = Path.of(directory, "merkle", kind);
        assumeTrue(Files.isDirectory(vectors), "SKIPPED: no merkle vectors where govchain.vectors points to");
        return VectorFiles.in(vectors)
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(),
                        () -> assertThat(accepts.test(vector))
                                .isEqualTo(!vector.json().required("wantErr").booleanValue())));
    }

    private static boolean acceptsInclusion(Vector vector) {
        Optional<Sha256Digest> leaf = digest(vector.text("leafHash"));
        Optional<Sha256Digest> root = digest(vector.text("root"));
        return leaf.isPresent()
                && root.isPresent()
                && path(vector)
                        .map(path -> new InclusionProof(size(vector, "leafIdx"), size(vector, "treeSize"), path))
                        .filter(proof -> proof.verify(leaf.get(), root.get()))
                        .isPresent();
    }

    private static boolean acceptsConsistency(Vector vector) {
        return path(vector)
                .map(path -> new ConsistencyProof(size(vector, "size1"), size(vector, "size2"), path))
                .filter(proof -> proof.verify(opaqueRoot(vector, "root1"), opaqueRoot(vector, "root2")))
                .isPresent();
    }

    /** Sizes above 2⁶³ − 1 turn negative here, which the proofs must refuse. */
    private static long size(Vector vector, String member) {
        return vector.json().required(member).bigIntegerValue().longValue();
    }

    /**
     * Some vectors put words where a root belongs ("don't care 2"), and one of them is to be accepted because both roots are
     * the same word. Hashing such a word keeps equal equal and different different.
     */
    private static Sha256Digest opaqueRoot(Vector vector, String member) {
        String root = vector.text(member);
        return digest(root)
                .orElseGet(() -> Sha256Digest.hash(Base64.getDecoder().decode(root)));
    }

    private static Optional<List<Sha256Digest>> path(Vector vector) {
        List<Sha256Digest> path = new ArrayList<>();
        for (JsonNode hash : vector.json().required("proof")) {
            Optional<Sha256Digest> digest = digest(hash.asString());
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            path.add(digest.get());
        }
        return Optional.of(path);
    }

    private static Optional<Sha256Digest> digest(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return bytes.length == Sha256Digest.LENGTH ? Optional.of(Sha256Digest.of(bytes)) : Optional.empty();
    }
}
