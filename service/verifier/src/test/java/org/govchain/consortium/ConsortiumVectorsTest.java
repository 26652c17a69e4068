package org.govchain.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.govchain.VectorFiles;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ConsortiumVectorsTest {

    @ParameterizedTest
    @MethodSource("vectors")
    void answersAsTheVectorSays(VectorFiles.Vector vector) {
        ConsortiumSeal.Judgement judgement = seal(vector.json()).judge(expectation(vector.json()));
        String answer = switch (judgement) {
            case ConsortiumSeal.Judgement.Sealed _ -> "sealed";
            case ConsortiumSeal.Judgement.Refused(SealRefusal reason) -> reason.code();
        };
        assertThat(answer).as(vector.name()).isEqualTo(vector.text("expected"));
    }

    @Test
    void everyRefusalHasAVector() {
        assertThat(vectors().map(vector -> vector.text("expected")).collect(Collectors.toSet()))
                .contains(Arrays.stream(SealRefusal.values())
                        .map(SealRefusal::code)
                        .toArray(String[]::new));
    }

    @Test
    void saysWhenTheConsortiumAgreedOnWhat() {
        TestBlock block = TestBlock.ofFour();
        ConsortiumSeal seal = ConsortiumSeal.of(block.header(), TestBlock.INDEX, block.proof(TestBlock.INDEX), 0)
                .asOptional()
                .orElseThrow();

        assertThat(seal.claimedHeight()).hasValue(TestBlock.HEIGHT);
        assertThat(seal.judge(TestBlock.expectation()))
                .isInstanceOfSatisfying(ConsortiumSeal.Judgement.Sealed.class, answer -> {
                    assertThat(answer.blockNumber()).isEqualTo(TestBlock.HEIGHT);
                    assertThat(answer.blockTime()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
                    assertThat(answer.event().journalHead()).isEqualTo(TestBlock.digest("journal"));
                });
    }

    /** The hash leaves out what differs from node to node: the same block sealed by others is the same block. */
    @Test
    void theBlockHashDoesNotDependOnWhoSealed() {
        TestValidator[] others = TestBlock.VALIDATORS.subList(1, 4).toArray(TestValidator[]::new);
        byte[] one = TestBlock.ofFour().header();
        byte[] other = TestBlock.ofFour().sealedBy(others).header();
        assertThat(one).isNotEqualTo(other);
        assertThat(BlockHeader.parse(one).orElseThrow().hash())
                .isEqualTo(BlockHeader.parse(other).orElseThrow().hash());
    }

    static Stream<VectorFiles.Vector> vectors() {
        return VectorFiles.in(VectorFiles.own("consortium"));
    }

    private static ConsortiumSeal seal(JsonNode json) {
        List<byte[]> proof = texts(json.required("receiptProof"))
                .map(HexFormat.of()::parseHex)
                .toList();
        return ConsortiumSeal.of(
                        HexFormat.of().parseHex(json.required("header").asString()),
                        json.required("transactionIndex").asLong(),
                        proof,
                        json.required("logIndex").asInt())
                .asOptional()
                .orElseThrow();
    }

    private static SealExpectation expectation(JsonNode json) {
        Set<Address> validators = addresses(json, "validators");
        return new SealExpectation(
                new KnownValidators(validators, addresses(json, "inOffice"), addresses(json, "ever")),
                new Address(json.required("contract").asString()),
                digest(json, "logId"),
                json.required("treeSize").asLong(),
                digest(json, "root"));
    }

    private static Set<Address> addresses(JsonNode json, String member) {
        return texts(json.required(member)).map(Address::new).collect(Collectors.toSet());
    }

    private static Sha256Digest digest(JsonNode json, String member) {
        return Sha256Digest.parseHex(json.required(member).asString()).orElseThrow();
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString);
    }
}
