package org.govchain.service.anchoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.govchain.chain.ChainUnavailable;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.service.TestDatabase;
import org.govchain.service.TestNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How consortium seals get into the database, whatever the node says when. */
class ConsortiumSealsTest {

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();
    private TestNetwork network;
    private TestValidators validators;
    private Sequencer sequencer;

    @BeforeEach
    void start() throws IOException {
        network = TestNetwork.start(directory.resolve("chain"));
        validators = new TestValidators(network.contracts().checkpointAnchor().hex());
        sequencer = new Sequencer(database.dataSource(), network, directory, validators);
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        database.close();
    }

    private EntryRef anchored(int entry) {
        EntryRef reference = sequencer.append(entry, 1).getFirst();
        sequencer.passUntilIdle();
        assertThat(sequencer.facade.anchor(reference)).isPresent();
        return reference;
    }

    private Optional<ConsortiumSeal> seal(EntryRef entry) {
        return sequencer.facade.proof(entry).orElseThrow().consortiumSeal();
    }

    @Test
    void aSealIsStoredTogetherWithTheConfirmation() {
        EntryRef entry = anchored(0);
        assertThat(seal(entry)).isPresent().contains(madeBy(validators));
    }

    @Test
    void anchoringDoesNotWaitForASealThatComesLater() {
        validators.reachable = false;
        EntryRef first = anchored(0);
        EntryRef second = anchored(1);
        assertThat(seal(first)).isEmpty();
        assertThatThrownBy(sequencer.backfill::round).isInstanceOf(ChainUnavailable.class);

        validators.reachable = true;
        sequencer.backfill.round();
        assertThat(seal(first)).isPresent();
        assertThat(seal(second)).isPresent().isNotEqualTo(seal(first));
        assertThat(sequencer.backfill.missing()).isZero();
    }

    @Test
    void theSealIsPublishedWithItsCheckpointOnceItIsStored() {
        validators.reachable = false;
        EntryRef entry = anchored(0);
        EntryBundleCoordinates page = new EntryBundleCoordinates(0, 1);
        assertThat(sequencer.facade.anchoredCheckpoints(page).orElseThrow())
                .extracting(AnchoredNote::consortiumSeal)
                .containsExactly(Optional.empty());

        validators.reachable = true;
        sequencer.backfill.round();
        assertThat(sequencer.facade.anchoredCheckpoints(page).orElseThrow())
                .extracting(AnchoredNote::consortiumSeal)
                .containsExactly(seal(entry));
    }

    @Test
    void aSealThatAVerifierWouldRefuseIsNotStoredAndAskedForAgain() {
        validators.sealing = 2;
        EntryRef first = anchored(0);
        EntryRef second = anchored(1);
        sequencer.backfill.round();
        assertThat(seal(first)).isEmpty();
        assertThat(seal(second)).isEmpty();
        assertThat(sequencer.backfill.missing()).isEqualTo(2);

        validators.sealing = 3;
        sequencer.backfill.round();
        assertThat(seal(first)).isPresent();
        assertThat(seal(second)).isPresent();
        assertThat(sequencer.backfill.missing()).isZero();
    }

    @Test
    void aChainWithoutValidatorsMissesNothing() {
        validators.exist = false;
        EntryRef entry = anchored(0);
        sequencer.backfill.round();
        assertThat(seal(entry)).isEmpty();
        assertThat(sequencer.backfill.missing()).isZero();
    }

    @Test
    void aStoredSealIsNotReplacedByAnotherOfTheSameBlock() {
        EntryRef entry = anchored(0);
        Optional<ConsortiumSeal> first = seal(entry);
        validators.sealing = 4;
        sequencer.backfill.round();
        assertThat(seal(entry)).isEqualTo(first);
    }

    @Test
    void theSealOfABlockThatADevelopmentChainForgotGoesWithIt() throws IOException {
        EntryRef entry = anchored(0);
        Optional<ConsortiumSeal> forgotten = seal(entry);
        network.loseEverything();
        sequencer.lease.release();
        sequencer = new Sequencer(database.dataSource(), network, directory, validators);
        sequencer.passUntilIdle();
        assertThat(seal(entry)).isPresent().isNotEqualTo(forgotten);
    }

    private ConsortiumSeal madeBy(TestValidators source) {
        return source.seal(network.reader()
                        .latest(TestNetwork.ORIGIN.id().digest())
                        .orElseThrow())
                .orElseThrow();
    }
}
