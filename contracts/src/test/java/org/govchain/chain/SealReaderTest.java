package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.consortium.KnownValidators;
import org.govchain.consortium.SealExpectation;
import org.govchain.verify.ValidatorHistory;
import org.govchain.verify.ValidatorSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What validators sealed, fetched from a real node and judged without one. */
class SealReaderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestChain chain;

    private final TestLog log = new TestLog(40);

    @BeforeEach
    void start() throws IOException {
        chain = TestChain.start(directory);
        chain.pauseMining();
    }

    @AfterEach
    void stop() throws IOException {
        chain.close();
    }

    private List<ValidatorSet> sets() {
        return new ValidatorReader(chain.connection).sets();
    }

    private AnchoredCheckpoint anchored() {
        chain.anchor(log.grow(0, 17));
        return new AnchorReader(chain.connection, chain.contracts)
                .latest(TestLog.ID)
                .orElseThrow();
    }

    @Test
    void theValidatorsSealedWhatWasAnchored() {
        assumeFalse(sets().isEmpty(), "skipped: anvil has no validators");
        AnchoredCheckpoint checkpoint = anchored();

        ConsortiumSeal seal = new SealReader(chain.connection, chain.contracts)
                .seal(checkpoint)
                .orElseThrow();

        KnownValidators validators = new ValidatorHistory(sets())
                .at(seal.claimedHeight().orElseThrow())
                .orElseThrow();
        assertThat(validators.atHeight()).hasSize(4);
        Address contract = new Address(chain.contracts.checkpointAnchor().hex());
        Judgement judgement = seal.judge(
                new SealExpectation(validators, contract, TestLog.ID, checkpoint.treeSize(), checkpoint.root()));
        assertThat(judgement).isInstanceOfSatisfying(Judgement.Sealed.class, answer -> {
            assertThat(answer.blockNumber()).isEqualTo(checkpoint.block().number());
            assertThat(answer.blockHash()).isEqualTo(checkpoint.block().hash().hex());
            assertThat(answer.blockTime()).isEqualTo(checkpoint.block().time());
            assertThat(answer.event().journalHead())
                    .isEqualTo(new RegistryReader(chain.connection, chain.contracts)
                            .journal()
                            .head());
        });
        System.out.println("consortium seal of four validators: header " + seal.header().length + " bytes, proof "
                + seal.receiptProof().stream().mapToInt(node -> node.length).sum() + " bytes");
    }

    @Test
    void aChainWithoutValidatorsHasNoSeal() {
        assumeTrue(sets().isEmpty(), "skipped: validators seal every block");

        assertThat(new SealReader(chain.connection, chain.contracts).seal(anchored()))
                .isEmpty();
    }
}
