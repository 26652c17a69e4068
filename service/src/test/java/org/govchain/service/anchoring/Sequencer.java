package org.govchain.service.anchoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.SealReader;
import org.govchain.chain.ValidatorReader;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.TestNetwork;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.audit.TestAudit;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.TestSigning;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One process that takes part in anchoring, put together as Spring does it; several may share a database. */
final class Sequencer {

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final OwnLog log;
    final LogEntries entries;
    final Checkpoints checkpoints;
    final Tiles tiles;
    final SequencerLease lease;
    final Sequencing sequencing;
    final Submission submission;
    final SecondOpinion second;
    final CheckpointCycle cycle;
    final TransparencyLog facade;
    final SealBackfill backfill;
    final List<StatusDigest> pendingStatuses = new ArrayList<>();

    private Sequencer(
            DataSource dataSource,
            TestNetwork network,
            Path keys,
            Duration leaseTime,
            boolean mayLose,
            int maxEntries,
            SealSource sealSource)
            throws IOException {
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(transactions);
        AnchoringProperties properties = new AnchoringProperties(
                TestNetwork.ORIGIN,
                true,
                Duration.ofMillis(100),
                leaseTime,
                maxEntries,
                Duration.ofSeconds(30),
                mayLose);
        Signing signing = TestSigning.open(keys, dataSource);
        AuditLog audit = TestAudit.open(dataSource);
        log = new OwnLog(properties, signing, jdbc);
        entries = new LogEntries(new JdbcTemplate(dataSource));
        checkpoints = new Checkpoints(jdbc);
        tiles = new Tiles(new JdbcTemplate(dataSource));
        facade = new TransparencyLog(
                log, entries, checkpoints, tiles, new Proofs(jdbc, log, tiles), new OriginalProofs(jdbc));
        lease = new SequencerLease(jdbc, transactions, log, properties);
        sequencing =
                new Sequencing(lease, log, entries, tiles, checkpoints, this::takeStatuses, signing, audit, properties);
        CheckpointSubmitter submitter = network.submitter();
        AnchorReader reader = network.reader();
        submission = new Submission(
                lease, log, tiles, checkpoints, network.connection(), network.contracts(), submitter, audit);
        second = new SecondOpinion(network.second(), reader, log, Clock.systemUTC());
        SealCollection seals = new SealCollection(sealSource, network.contracts());
        SealStore sealStore = new SealStore(jdbc);
        backfill = new SealBackfill(log, sealStore, seals);
        cycle = new CheckpointCycle(
                lease,
                log,
                checkpoints,
                new ChainComparison(reader, second, checkpoints, log),
                sequencing,
                submission,
                new Confirmation(lease, log, checkpoints, submitter, submission, seals, sealStore, audit),
                audit,
                properties);
    }

    Sequencer(DataSource dataSource, TestNetwork network, Path keys) throws IOException {
        this(dataSource, network, keys, Duration.ofSeconds(30), true);
    }

    Sequencer(DataSource dataSource, TestNetwork network, Path keys, int maxEntries) throws IOException {
        this(dataSource, network, keys, Duration.ofSeconds(30), true, maxEntries, chainSeals(network));
    }

    /** With validators that the node does not have. */
    Sequencer(DataSource dataSource, TestNetwork network, Path keys, SealSource seals) throws IOException {
        this(dataSource, network, keys, Duration.ofSeconds(30), true, 10_000, seals);
    }

    private static SealSource chainSeals(TestNetwork network) {
        return new ChainSeals(
                new SealReader(network.connection(), network.contracts()), new ValidatorReader(network.connection()));
    }

    Sequencer(DataSource dataSource, TestNetwork network, Path keys, Duration leaseTime, boolean mayLose)
            throws IOException {
        this(dataSource, network, keys, leaseTime, mayLose, 10_000, chainSeals(network));
    }

    /** Appends distinct entries in one transaction. */
    List<EntryRef> append(int from, int count) {
        List<LogEntry> some = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            some.add(entry(i));
        }
        List<EntryRef> refs = transaction.execute(_ -> facade.append(some));
        return refs == null ? List.of() : refs;
    }

    static LogEntry entry(int number) {
        return LogEntry.credential(
                new Commitment(Sha256Digest.hash(Integer.toString(number).getBytes(StandardCharsets.US_ASCII))));
    }

    /** Passes until nothing is left to do; fails when that takes longer than a chain needs. */
    CheckpointCycle.Result passUntilIdle() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        CheckpointCycle.Result result = cycle.pass();
        while (result instanceof CheckpointCycle.Result.InFlight || result instanceof CheckpointCycle.Result.Advanced) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + result + " after 30 s");
            }
            pause();
            result = cycle.pass();
        }
        return result;
    }

    private List<StatusDigest> takeStatuses(int limit) {
        List<StatusDigest> taken = List.copyOf(pendingStatuses);
        pendingStatuses.clear();
        return taken;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
