package org.govchain.cli.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.CheckpointCall;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.Deployment;
import org.govchain.chain.JournalChange;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.RegistryWriter;
import org.govchain.chain.SignedTransaction;
import org.govchain.chain.StatusUpdate;
import org.govchain.chain.TransactionHash;
import org.govchain.chain.TransactionOutcome;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.govchain.chain.development.DevelopmentValidators;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.KnownValidators;
import org.govchain.consortium.SealExpectation;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.CheckpointPage;
import org.govchain.verify.PolicyContracts;
import org.govchain.verify.Registry;
import org.govchain.verify.RegistryJournal;
import org.govchain.verify.ValidatorHistory;

/** The chain that the authority is registered on. */
final class AuthorityChain implements AutoCloseable {

    static final long CHAIN_ID = 31_337;

    private final AnvilProcess anvil;
    private final ChainConnection connection;
    private final ContractAddresses contracts;
    private final CheckpointSubmitter submitter;

    AuthorityChain(Path directory, AuthorityLog log, AuthorityKey credentialKey, AuthorityKey statusKey)
            throws IOException {
        SecureRandom random = new SecureRandom();
        ChainAccount owner = ChainAccount.generate(random);
        ChainAccount writer = ChainAccount.generate(random);
        Path program = AnvilBinary.find(Path.of(System.getProperty("govchain.root", "..")));
        anvil = AnvilProcess.start(
                new AnvilProcess.Settings(program, directory.resolve("chain"), 0, CHAIN_ID).withBlockForEach());
        connection = ChainConnection.open(anvil.url());
        contracts = new Deployment(connection, owner).deploy();
        submitter = new CheckpointSubmitter(connection, contracts, writer);
        Sha256Digest authority = Registry.idOf(TestAuthority.ISSUER);
        Sha256Digest logId = log.key().origin().id().digest();
        Instant from = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(300, ChronoUnit.DAYS);
        new RegistryWriter(connection, contracts, owner)
                .apply(
                        new RegistryChange.RegisterAuthority(authority, "Stadt Musterstadt"),
                        new RegistryChange.AddKey(authority, credentialKey.key().thumbprint(), 1, from, until),
                        new RegistryChange.AddKey(authority, statusKey.key().thumbprint(), 4, from, until),
                        new RegistryChange.AllowType(authority, Registry.idOf(TestAuthority.TYPE), from),
                        new RegistryChange.RegisterLog(logId, writer.address(), 1_000_000),
                        new RegistryChange.RegisterStatusList(Registry.idOf(TestAuthority.LIST), authority, logId));
    }

    URI url() {
        return anvil.url();
    }

    PolicyContracts contracts() {
        return new PolicyContracts(
                contracts.issuerRegistry().hex(),
                contracts.checkpointAnchor().hex(),
                contracts.statusRegistry().hex());
    }

    RegistryJournal journal() {
        return RegistryJournal.replay(new RegistryReader(connection, contracts)
                        .journal().changes().stream().map(JournalChange::bytes).toList())
                .asOptional()
                .orElseThrow();
    }

    /** Anchors all entries of the log with the newest version of its status list. */
    AnchorClaim anchor(AuthorityLog log, Sha256Digest list, long version, Sha256Digest digest) {
        Sha256Digest logId = log.key().origin().id().digest();
        long before = log.anchoredSize();
        var checkpoint = log.sign().checkpoint();
        List<StatusUpdate> updates =
                isAnchored(list, version) ? List.of() : List.of(new StatusUpdate(list, version, digest));
        SignedTransaction transaction = submitter.sign(
                new CheckpointCall(
                        logId,
                        checkpoint.treeSize(),
                        checkpoint.root(),
                        before == 0 ? List.of() : log.consistency(before),
                        updates),
                submitter.nextNonce());
        submitter.broadcast(transaction);
        await(transaction);
        return claim(new AnchorReader(connection, contracts).latest(logId).orElseThrow());
    }

    /** Validators that this chain does not have; so many of them seal what was anchored, in a block of their own. */
    CheckpointPage.Item seal(CheckpointPage.Item item, int sealing) {
        AnchorClaim anchor = item.anchor();
        Sha256Digest log = item.checkpoint().checkpoint().origin().id().digest();
        ConsortiumSeal seal =
                validators().seal(checkpoint(log, anchor), journal().head(), sealing);
        KnownValidators known =
                new ValidatorHistory(List.of(validators().set())).at(0).orElseThrow();
        SealExpectation expected =
                new SealExpectation(known, new Address(anchor.contract()), log, anchor.treeSize(), anchor.root());
        AnchorClaim there = seal.judge(expected) instanceof ConsortiumSeal.Judgement.Sealed sealed
                ? inBlock(anchor, sealed.blockHash())
                : anchor;
        return new CheckpointPage.Item(item.checkpoint(), there, Optional.of(seal));
    }

    /** The same of a version of a status list: three validators seal the block that announced it. */
    AnchoredVersion seal(AnchoredVersion version, Sha256Digest list) {
        StatusUpdate update = new StatusUpdate(list, version.version(), version.digest());
        ConsortiumSeal seal = validators()
                .seal(
                        checkpoint(version.log().id().digest(), version.anchor()),
                        journal().head(),
                        3,
                        List.of(update));
        return new AnchoredVersion(
                version.version(),
                version.digest(),
                version.bits(),
                version.log(),
                version.anchor(),
                Optional.of(seal));
    }

    private static AnchoredCheckpoint checkpoint(Sha256Digest log, AnchorClaim anchor) {
        return new AnchoredCheckpoint(
                log,
                anchor.treeSize(),
                anchor.root(),
                new BlockRef(anchor.blockNumber(), new BlockHash(anchor.blockHash()), anchor.blockTime()),
                new TransactionHash(anchor.transactionHash()));
    }

    /** The next block is so much later. */
    void pass(Duration time) {
        String call =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"evm_increaseTime\",\"params\":[" + time.toSeconds() + "]}";
        HttpRequest request = HttpRequest.newBuilder(url())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(call))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            if (!answer.contains("\"result\"")) {
                throw new AssertionError(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static AnchorClaim inBlock(AnchorClaim anchor, String hash) {
        return new AnchorClaim(
                anchor.chainId(),
                anchor.contract(),
                anchor.blockNumber(),
                hash,
                anchor.blockTime(),
                anchor.transactionHash(),
                anchor.treeSize(),
                anchor.root());
    }

    DevelopmentValidators validators() {
        return new DevelopmentValidators(contracts.checkpointAnchor().hex());
    }

    /** A claim that no chain confirms. */
    AnchorClaim claim(long treeSize, Sha256Digest root) {
        return new AnchorClaim(
                CHAIN_ID,
                contracts.checkpointAnchor().hex(),
                7,
                "0x" + "ab".repeat(32),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                "0x" + "cd".repeat(32),
                treeSize,
                root);
    }

    private boolean isAnchored(Sha256Digest list, long version) {
        return new org.govchain.chain.StatusReader(connection, contracts)
                .latest(list)
                .filter(latest -> latest.version() >= version)
                .isPresent();
    }

    private void await(SignedTransaction transaction) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!(submitter.outcome(transaction) instanceof TransactionOutcome.Mined)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not anchored: " + submitter.outcome(transaction));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private AnchorClaim claim(AnchoredCheckpoint anchored) {
        return new AnchorClaim(
                CHAIN_ID,
                contracts.checkpointAnchor().hex(),
                anchored.block().number(),
                anchored.block().hash().hex(),
                anchored.block().time(),
                anchored.transaction().hex(),
                anchored.treeSize(),
                anchored.root());
    }

    @Override
    public void close() throws IOException {
        connection.close();
        anvil.close();
    }
}
