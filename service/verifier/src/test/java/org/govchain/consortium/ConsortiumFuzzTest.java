package org.govchain.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever header or proof is presented is answered, and nothing that was made up is sealed.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs, one test at a time:
 * {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service/verifier -am -Dtest='ConsortiumFuzzTest#header'
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ConsortiumFuzzTest {

    private static final TestBlock BLOCK = TestBlock.ofFour();
    private static final byte[] HEADER = BLOCK.header();
    private static final List<byte[]> PROOF = BLOCK.proof(TestBlock.INDEX);

    @MethodSource("headers")
    @FuzzTest(maxDuration = "5m")
    void header(byte[] input) {
        assertThat(isSealed(input, PROOF)).isEqualTo(Arrays.equals(input, HEADER));
    }

    @MethodSource("nodes")
    @FuzzTest(maxDuration = "5m")
    void lastNode(byte[] input) {
        List<byte[]> proof = new ArrayList<>(PROOF.subList(0, PROOF.size() - 1));
        proof.add(input);
        assertThat(isSealed(HEADER, proof)).isEqualTo(Arrays.equals(input, PROOF.getLast()));
        Receipt.parse(input).ifPresent(receipt -> receipt.logs().forEach(AnchorEvent::read));
    }

    static Stream<byte[]> headers() {
        return Stream.of(HEADER, new byte[0], Rlp.emptyList(), Arrays.copyOf(HEADER, HEADER.length - 1));
    }

    static Stream<byte[]> nodes() {
        return Stream.of(PROOF.getLast(), TestBlock.revertedAnchor(), TestBlock.foreignEvent(), new byte[] {2});
    }

    private static boolean isSealed(byte[] header, List<byte[]> proof) {
        return ConsortiumSeal.of(header, TestBlock.INDEX, proof, 0)
                .asOptional()
                .filter(seal -> seal.judge(TestBlock.expectation()) instanceof ConsortiumSeal.Judgement.Sealed)
                .isPresent();
    }
}
