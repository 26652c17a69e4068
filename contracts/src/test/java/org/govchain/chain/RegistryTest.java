package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Deployment and registry on a real node; the tests share it and each brings its own ids. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryTest {

    @SuppressWarnings("NullAway.Init")
    private TestChain chain;

    @SuppressWarnings("NullAway.Init")
    private RegistryReader registry;

    @SuppressWarnings("NullAway.Init")
    private RegistryWriter writer;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        chain = TestChain.start(directory);
        registry = new RegistryReader(chain.connection, chain.contracts);
        writer = new RegistryWriter(chain.connection, chain.contracts, chain.owner);
    }

    @AfterAll
    void stop() throws IOException {
        chain.close();
    }

    @Test
    void findsTheContractsAgainInsteadOfDeployingThemTwice() {
        assertThat(new Deployment(chain.connection, chain.owner).deploy()).isEqualTo(chain.contracts);
        Deployment.verify(chain.connection, chain.contracts);
    }

    @Test
    void refusesContractsWithOtherCode() {
        ContractAddresses swapped = new ContractAddresses(
                chain.contracts.statusRegistry(), chain.contracts.checkpointAnchor(), chain.contracts.statusRegistry());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Deployment.verify(chain.connection, swapped))
                .withMessageContaining("IssuerRegistry");
    }

    @Test
    void refusesContractsThatBelongToAnotherDeployment() {
        ChainAccount other = ChainAccount.generate(new SecureRandom());
        ContractAddresses second = new Deployment(chain.connection, other).deploy();
        ContractAddresses mixed = new ContractAddresses(
                second.issuerRegistry(), chain.contracts.checkpointAnchor(), chain.contracts.statusRegistry());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Deployment.verify(chain.connection, mixed))
                .withMessageContaining("CheckpointAnchor");
    }

    @Test
    void refusesToDeployFromAnAccountThatWasUsedForSomethingElse() {
        CheckpointSubmitter used = new CheckpointSubmitter(chain.connection, chain.contracts, chain.writer);
        SignedTransaction transaction = used.sign(new TestLog(1).grow(0, 1), used.nextNonce());
        used.broadcast(transaction);
        new Confirmation(new Transactions(chain.connection, chain.writer), Duration.ofSeconds(10)).await(transaction);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Deployment(chain.connection, chain.writer).deploy())
                .withMessageContaining("was used before");
    }

    @Test
    void readsTheWholeJournalAndThenOnlyWhatFollows() {
        Journal journal = registry.journal();
        assertThat(journal.head()).isEqualTo(registry.journalHead());
        assertThat(journal.changes().getFirst().bytes()[0]).isEqualTo((byte) 0x01);

        Sha256Digest type = Ids.of("a type for the journal");
        writer.apply(new RegistryChange.AllowType(Ids.AUTHORITY, type, TestChain.LONG_AGO));
        Journal longer = registry.journalAfter(journal);

        assertThat(longer.changes()).hasSize(journal.changes().size() + 1);
        byte[] last = longer.changes().getLast().bytes();
        assertThat(last[0]).isEqualTo((byte) 0x04);
        assertThat(longer.head()).isEqualTo(Sha256Digest.hash(journal.head().bytes(), last));
    }

    @Test
    void refusesAJournalThatANodeHasTamperedWith() throws IOException {
        String name =
                Hex.of("Stadt Musterstadt".getBytes(StandardCharsets.UTF_8)).substring(2);
        String other =
                Hex.of("Stadt Mustertsadt".getBytes(StandardCharsets.UTF_8)).substring(2);
        try (LyingNode liar = LyingNode.before(chain.url(), answer -> answer.replace(name, other));
                ChainConnection connection = ChainConnection.open(liar.url())) {
            RegistryReader misled = new RegistryReader(connection, chain.contracts);

            assertThatExceptionOfType(ChainUnavailable.class)
                    .isThrownBy(misled::journal)
                    .withMessageContaining("false head");
        }
    }

    @Test
    void refusesAJournalWithoutItsLastChanges() throws IOException {
        try (LyingNode liar = LyingNode.before(
                        chain.url(),
                        answer -> answer.contains("\"logIndex\"")
                                ? "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[]}"
                                : answer);
                ChainConnection connection = ChainConnection.open(liar.url())) {
            RegistryReader misled = new RegistryReader(connection, chain.contracts);

            assertThatExceptionOfType(ChainUnavailable.class)
                    .isThrownBy(misled::journal)
                    .withMessageContaining("do not add up");
        }
    }

    @Test
    void answersForThePointInTimeThatIsAskedAbout() {
        Sha256Digest key = Ids.of("a key that was stolen");
        Instant stolen = Instant.parse("2024-05-01T12:00:00Z");
        writer.apply(
                new RegistryChange.AddKey(Ids.AUTHORITY, key, 3, TestChain.LONG_AGO, Instant.MAX),
                new RegistryChange.RevokeKey(Ids.AUTHORITY, key, stolen));

        assertThat(registry.keyIsValidAt(Ids.AUTHORITY, key, 1, stolen.minusSeconds(1)))
                .isTrue();
        assertThat(registry.keyIsValidAt(Ids.AUTHORITY, key, 4, stolen.minusSeconds(1)))
                .isFalse();
        assertThat(registry.keyIsValidAt(Ids.AUTHORITY, key, 1, stolen)).isFalse();
        assertThat(registry.keyIsValidAt(Ids.AUTHORITY, key, 1, TestChain.LONG_AGO.minusSeconds(1)))
                .isFalse();
        assertThat(registry.key(Ids.AUTHORITY, key))
                .contains(new RegisteredKey(3, TestChain.LONG_AGO, Instant.MAX, Optional.of(stolen)));
    }

    @Test
    void answersForTheBlockThatIsAskedAbout() {
        Sha256Digest type = Ids.of("a type of yesterday");
        BlockRef before = chain.connection.head();
        BlockRef after = writer.apply(new RegistryChange.AllowType(Ids.AUTHORITY, type, TestChain.LONG_AGO))
                .getFirst();
        Instant then = TestChain.LONG_AGO;

        assertThat(registry.at(before.number()).mayIssueAt(Ids.AUTHORITY, type, then))
                .isFalse();
        assertThat(registry.at(after.number()).mayIssueAt(Ids.AUTHORITY, type, then))
                .isTrue();
        assertThat(registry.mayIssueAt(Ids.AUTHORITY, type, then.minusSeconds(1)))
                .isFalse();
    }

    @Test
    void readsWhatWasRegisteredAndNothingElse() {
        Sha256Digest unknown = Ids.of("unknown");
        writer.apply(new RegistryChange.RegisterProfile(Ids.TYPE, Ids.of("a profile")));

        assertThat(registry.authorityName(Ids.AUTHORITY)).contains("Stadt Musterstadt");
        assertThat(registry.authorityName(unknown)).isEmpty();
        assertThat(registry.key(Ids.AUTHORITY, unknown)).isEmpty();
        assertThat(registry.log(TestLog.ID))
                .contains(new RegisteredLog(chain.writer.address(), TestChain.MAX_GROWTH, false, Optional.empty()));
        assertThat(registry.log(unknown)).isEmpty();
        assertThat(registry.statusList(Ids.LIST)).contains(new RegisteredStatusList(Ids.AUTHORITY, TestLog.ID));
        assertThat(registry.statusList(unknown)).isEmpty();
        assertThat(registry.profileDigest(Ids.TYPE)).contains(Ids.of("a profile"));
        assertThat(registry.profileDigest(unknown)).isEmpty();
    }

    @Test
    void endsRightsAndLogs() {
        Sha256Digest type = Ids.of("a type that ends");
        Sha256Digest first = Ids.of("log that ends");
        Sha256Digest second = Ids.of("log that follows");
        Instant end = Instant.parse("2025-01-01T00:00:00Z");
        writer.apply(
                new RegistryChange.AllowType(Ids.AUTHORITY, type, TestChain.LONG_AGO),
                new RegistryChange.DisallowType(Ids.AUTHORITY, type, end),
                new RegistryChange.RegisterLog(first, chain.writer.address(), 5),
                new RegistryChange.ReplaceLogAccount(first, chain.owner.address()),
                new RegistryChange.RegisterLog(second, chain.writer.address(), 5),
                new RegistryChange.CloseLog(first, 0, Optional.of(second)));

        assertThat(registry.mayIssueAt(Ids.AUTHORITY, type, end.minusSeconds(1)))
                .isTrue();
        assertThat(registry.mayIssueAt(Ids.AUTHORITY, type, end)).isFalse();
        assertThat(registry.log(first))
                .contains(new RegisteredLog(chain.owner.address(), 5, true, Optional.of(second)));
    }

    @Test
    void namesTheReasonWhenTheContractRefusesAChange() {
        assertThatExceptionOfType(TransactionRefused.class)
                .isThrownBy(() -> writer.apply(new RegistryChange.RegisterAuthority(Ids.AUTHORITY, "twice")))
                .satisfies(e -> assertThat(e.error()).isEqualTo("IssuerRegistryAuthorityAlreadyRegistered"));
    }
}
