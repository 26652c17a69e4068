package org.govchain.service.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.issuance.BulkIssuing;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.rounds.Rounds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on batches that run, slice by slice. After a crash at any point the next row is read from the database: what came before it is
 * decided, nothing of what comes after it is.
 */
@Component
class BatchRounds extends Rounds implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRounds.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Longer than a slice takes; an instance that ended without saying so keeps a batch this long. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Duration WAIT_FOR_REGISTRY = Duration.ofSeconds(2);
    private static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(30);

    private final BatchStore batches;
    private final Uploads uploads;
    private final SliceWork slices;
    private final List<BatchEvents> events;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            SlicesUnderWay.AT_ONCE,
            Thread.ofPlatform().daemon().name("batch-slice-", 0).factory());
    private final UUID holder = UUID.randomUUID();
    /** The upload that was worked on last, while there is work: its batch is often the next one again. */
    private @Nullable OpenUpload upload;

    BatchRounds(
            BatchStore batches,
            Uploads uploads,
            SliceWork slices,
            List<BatchEvents> events,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("batches", PAUSE);
        this.batches = batches;
        this.uploads = uploads;
        this.slices = slices;
        this.events = List.copyOf(events);
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void round() {
        try {
            Optional<Batch> next = batches.take(holder, LEASE);
            while (next.isPresent() && isRunning()) {
                turn(next.get());
                next = batches.take(holder, LEASE);
            }
            uploads.forgetOld();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("batches go on waiting: {}", e.getClass().getSimpleName());
        } finally {
            close();
        }
    }

    private void turn(Batch batch) {
        boolean ended = false;
        try {
            work(batch, opened(batch));
            ended = true;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn(
                    "the upload of batch {} cannot be read: {}",
                    batch.id(),
                    e.getClass().getSimpleName());
            batches.release(batch.id(), holder, WAIT_AFTER_FAULT, "the upload cannot be read from the storage");
        } catch (RejectedExecutionException e) {
            LOG.info(
                    "the service ends in the middle of batch {}; slices that were not stored are not issued",
                    batch.id());
        } catch (IllegalStateException e) {
            // Most likely the key store or the storage: nothing was issued, and the next try may succeed.
            LOG.warn("a slice of batch {} failed: {}", batch.id(), e.getClass().getSimpleName());
            batches.release(batch.id(), holder, WAIT_AFTER_FAULT, "documents could not be signed; it is tried again");
        } finally {
            if (!ended) {
                close();
            }
        }
    }

    private OpenUpload opened(Batch batch) throws IOException {
        OpenUpload known = upload;
        if (known == null || !known.isBefore(batch)) {
            close();
            known = new OpenUpload(batch, uploads.open(batch));
            upload = known;
            known.passOver(batch);
        }
        return known;
    }

    private void close() {
        OpenUpload known = upload;
        upload = null;
        if (known != null) {
            known.close();
        }
    }

    private void work(Batch batch, OpenUpload from) throws IOException {
        SlicesUnderWay underWay = new SlicesUnderWay(slices, threads, batch, Pace.begin(System::nanoTime));
        try {
            work(batch, from, underWay);
        } finally {
            underWay.end();
        }
    }

    private void work(Batch taken, OpenUpload from, SlicesUnderWay underWay) throws IOException {
        Optional<Batch> batch = Optional.of(taken);
        underWay.begin(from);
        while (!underWay.isEmpty()) {
            switch (underWay.next()) {
                case BulkIssuing.Outcome.Issued _ -> {
                    batch = batches.keep(taken.id(), holder, LEASE);
                    if (batch.isPresent() && isRunning()) {
                        underWay.begin(from);
                    }
                }
                case BulkIssuing.Outcome.Later(String why) -> {
                    underWay.end();
                    batches.release(taken.id(), holder, WAIT_FOR_REGISTRY, "waits: " + why);
                    return;
                }
                case BulkIssuing.Outcome.Refused(Refusal refusal) -> {
                    underWay.end();
                    batches.pause(taken.id(), refusal.detail());
                    return;
                }
            }
        }
        if (batch.isPresent() && underWay.isAtEnd()) {
            finish(batch.get());
        } else {
            batches.release(taken.id(), holder, Duration.ZERO, null);
        }
    }

    private void finish(Batch batch) {
        transaction.executeWithoutResult(_ -> {
            if (batches.finish(batch.id(), clock.instant())) {
                events.forEach(listener -> listener.finished(batch.authority(), batch.id()));
                audit.record(
                        AuditKind.BATCH_CHANGED,
                        batch.authority(),
                        Map.of("batch", batch.id().toString(), "state", Batch.State.FINISHED.word()));
            }
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
