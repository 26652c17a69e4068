package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.govchain.network.BesuProgram;
import org.govchain.network.BesuValidators;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.govchain.network.NetworkDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What only validators can show: consensus, their loss, and who may write. Skipped on anvil. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidatorsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ChainAccount member = ChainAccount.generate(new SecureRandom());
    private final ChainAccount stranger = ChainAccount.generate(new SecureRandom());

    @SuppressWarnings("NullAway.Init")
    private LocalNetwork network;

    @SuppressWarnings("NullAway.Init")
    private ChainConnection chain;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Optional<BesuProgram> besu = BesuProgram.find();
        assumeTrue(besu.isPresent(), "skipped: anvil has no validators, " + BesuProgram.ENVIRONMENT + " is not set");
        NetworkDescription description = new NetworkDescription(
                20_261, NetworkDescription.Timing.DEFAULT, BesuValidators.members(4), List.of(member.address()));
        network = BesuValidators.start(besu.orElseThrow(), description, directory);
        chain = ChainConnection.open(node(0).url());
    }

    @AfterAll
    void stop() throws IOException {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void makesFewerBlocksWhenThereIsNothingToSay() throws InterruptedException {
        long before = chain.head().number();
        Thread.sleep(Duration.ofSeconds(12));

        // Twelve at the block period, four at that of empty blocks.
        assertThat(chain.head().number()).isLessThanOrEqualTo(before + 6);
    }

    @Test
    void takesTransactionsWithoutGasPriceFromAccountsWithoutBalance() {
        assertThat(chain.block(sent(member).number())).isPresent();
    }

    @Test
    void takesNothingFromAnAccountThatIsNotOnTheList() {
        assertThatExceptionOfType(ChainUnavailable.class)
                .isThrownBy(() -> sent(stranger))
                .withMessageContaining("does not take");
    }

    @Test
    void goesOnWithoutOneValidatorAndTheLostOneCatchesUp() throws Exception {
        node(3).kill();
        BlockRef without = sent(member);
        for (int i = 0; i < 4; i++) {
            without = sent(member);
        }
        assertThat(node(3).isAlive()).isFalse();

        network.start(PATIENCE);

        awaitHeight(node(3), without.number());
        try (ChainConnection other = ChainConnection.open(node(3).url())) {
            assertThat(other.block(without.number())).contains(without);
        }
    }

    @Test
    void stallsWithoutTwoAndMinesTheStoredBytesWhenTheyReturn() throws Exception {
        node(1).stop();
        node(2).stop();
        node(3).stop();
        Transactions transactions = new Transactions(chain, member);
        SignedTransaction stored = tick(transactions, member);
        transactions.broadcast(stored);
        transactions.broadcast(stored);
        Thread.sleep(Duration.ofSeconds(5));
        assertThat(transactions.outcome(stored)).isEqualTo(new TransactionOutcome.Pending());

        node(0).stop();
        assertThatExceptionOfType(ChainUnavailable.class).isThrownBy(() -> transactions.outcome(stored));
        node(0).start();
        awaitHeight(node(0), 0);
        assertThat(transactions.outcome(stored)).isEqualTo(new TransactionOutcome.Unknown());

        network.start(PATIENCE);
        transactions.broadcast(stored);
        new Confirmation(transactions, PATIENCE).await(stored);
        transactions.broadcast(stored);
        assertThat(transactions.minedCount()).isEqualTo(stored.nonce() + 1);
    }

    private LocalNode node(int i) {
        return network.nodes().get(i);
    }

    private BlockRef sent(ChainAccount account) {
        Transactions transactions = new Transactions(chain, account);
        SignedTransaction transaction = tick(transactions, account);
        transactions.broadcast(transaction);
        return new Confirmation(transactions, PATIENCE).await(transaction);
    }

    private static SignedTransaction tick(Transactions transactions, ChainAccount account) {
        return transactions.sign(account.address(), "0x", 21_000, transactions.minedCount());
    }

    private static void awaitHeight(LocalNode node, long height) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (node.height().orElse(-1L) < height) {
            assertThat(System.nanoTime())
                    .as("%s reaches block %d", node, height)
                    .isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(250));
        }
    }
}
