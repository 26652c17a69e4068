package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.govchain.chain.TransactionHash;
import org.govchain.chain.development.DevelopmentValidators;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.Check;
import org.govchain.verify.CheckResult;
import org.govchain.verify.EntryProof;
import org.govchain.verify.Outcome;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.ReasonCode;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.ValidatorSet;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the policy names validators, a range that the service gives carries their seal, and is proven with every server off. */
@Tag("database")
class SealedRangesTest {

    /** Three of four are enough. */
    private static final int ENOUGH = 3;

    private final Office office = Office.shared();
    private final String device = UUID.randomUUID().toString();
    private final long now = System.currentTimeMillis();
    private final Question question = new Question(now - 60_000, now + 1);

    @BeforeEach
    void anchorReadings() {
        Streams streams = office.bean(Streams.class);
        List<NewLeaf> leaves = List.of(
                StreamsTest.leaf(device, now - 2_000, 1),
                StreamsTest.leaf(device, now - 1_000, 2),
                StreamsTest.leaf(device, now, 3));
        streams.append(leaves).orElseThrow().join();
        Office.await(
                "anchored head",
                () -> streams.range(id(), question)
                        .filter(range -> range.proof().treeSize() == 4)
                        .isPresent());
    }

    /** Of the shared office only what this test put there. */
    @AfterEach
    void forget() {
        if (isWithoutValidators()) {
            office.bean(JdbcClient.class)
                    .sql("delete from consortium_seal where tree_size = ?")
                    .param(anchor().treeSize())
                    .update();
        }
    }

    @Test
    void carryTheSealOfTheirHeadAndAreProvenWithoutTheChain() {
        if (isWithoutValidators()) {
            store(seal(anchor().root(), ENOUGH));
        }
        RangeBundle range = given();

        RangeVerifier.Report report = RangeVerifier.verify(range, policy(), Instant.now());
        assertThat(range.entry().consortiumSeal()).isPresent();
        assertThat(consortium(report).outcome()).isEqualTo(Outcome.passed());
        assertThat(consortium(report).required()).isTrue();
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        assertThat(report.readings()).hasSize(3);
    }

    @Test
    void areNotProvenBeforeTheSealIsThere() {
        assumeTrue(isWithoutValidators(), "validators have sealed already");

        RangeVerifier.Report report = RangeVerifier.verify(given(), policy(), Instant.now());
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(consortium(report).outcome().reason()).contains(ReasonCode.CONSORTIUM_SEAL_NOT_AT_HAND);
    }

    @Test
    void doNotCountWithASealOfTooFewOrOfAnotherStateOfTheLog() {
        assumeTrue(isWithoutValidators(), "validators do not seal what is wrong");
        RangeBundle range = given();

        assertThat(judged(range, seal(anchor().root(), ENOUGH))).isEqualTo(Outcome.passed());
        assertThat(judged(range, seal(anchor().root(), ENOUGH - 1)).reason())
                .contains(ReasonCode.CONSORTIUM_QUORUM_MISSED);
        assertThat(judged(range, seal(Sha256Digest.hash(new byte[] {1}), ENOUGH))
                        .reason())
                .contains(ReasonCode.CONSORTIUM_ROOT_MISMATCH);
    }

    private Outcome judged(RangeBundle range, ConsortiumSeal seal) {
        EntryProof entry = range.entry();
        return consortium(RangeVerifier.verify(
                        new RangeBundle(
                                range.stream(),
                                range.question(),
                                range.opening(),
                                range.proof(),
                                range.root(),
                                range.leaves(),
                                range.seeds(),
                                new EntryProof(entry.proof(), entry.anchor(), Optional.of(seal))),
                        policy(),
                        Instant.now()))
                .outcome();
    }

    /** As it is read by somebody who was sent it. */
    private RangeBundle given() {
        RangeBundle range = office.bean(Streams.class).range(id(), question).orElseThrow();
        return RangeBundle.parse(range.toJson()).asOptional().orElseThrow();
    }

    private static CheckResult consortium(RangeVerifier.Report report) {
        return report.results().stream()
                .filter(result -> result.check() == Check.CONSORTIUM)
                .findFirst()
                .orElseThrow();
    }

    private AnchorClaim anchor() {
        return given().entry().anchor().orElseThrow();
    }

    /** As four validators seal that a development chain does not have. */
    private ConsortiumSeal seal(Sha256Digest root, int sealing) {
        EntryProof entry = given().entry();
        AnchorClaim anchor = entry.anchor().orElseThrow();
        Sha256Digest log = TlogProof.parse(entry.proof().orElseThrow())
                .asOptional()
                .orElseThrow()
                .checkpoint()
                .checkpoint()
                .origin()
                .id()
                .digest();
        AnchoredCheckpoint anchored = new AnchoredCheckpoint(
                log,
                anchor.treeSize(),
                root,
                new BlockRef(anchor.blockNumber(), new BlockHash(anchor.blockHash()), anchor.blockTime()),
                new TransactionHash(anchor.transactionHash()));
        return new DevelopmentValidators(anchor.contract())
                .seal(anchored, published().journal().head(), sealing);
    }

    /** Where the service keeps what it fetched from a node. */
    private void store(ConsortiumSeal seal) {
        office.bean(JdbcClient.class)
                .sql(
                        "insert into consortium_seal (log_id, tree_size, header, transaction_index, receipt_proof, log_index)"
                                + " select log_id, tree_size, ?, ?, ?, ? from checkpoint where tree_size = ?")
                .params(
                        seal.header(),
                        seal.transactionIndex(),
                        seal.receiptProof().toArray(byte[][]::new),
                        seal.logIndex(),
                        anchor().treeSize())
                .update();
    }

    private boolean isWithoutValidators() {
        return published().validatorSets().isEmpty();
    }

    private PolicyContent published() {
        PolicyReading reading = TrustPolicy.parse(office.get("/trust-policy").bytes());
        return ((PolicyReading.Read) reading).policy().content();
    }

    /** The policy of the service; on a development chain with validators in it. */
    private Optional<PolicyReading> policy() {
        PolicyContent content = published();
        List<ValidatorSet> validators = content.validatorSets().isEmpty()
                ? List.of(new DevelopmentValidators(content.contracts().checkpointAnchor()).set())
                : content.validatorSets();
        PolicyContent naming = new PolicyContent(
                content.version(),
                content.createdAt(),
                content.chainId(),
                content.contracts(),
                validators,
                content.logs(),
                content.journal(),
                content.keys(),
                content.profiles(),
                content.maxStatusAge(),
                content.maxHeadAge(),
                content.timestampAuthorities());
        return Optional.of(TrustPolicy.parse(naming.toJson()));
    }

    private UUID id() {
        return UUID.nameUUIDFromBytes(device.getBytes(StandardCharsets.UTF_8));
    }
}
