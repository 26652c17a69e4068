package org.govchain.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Batches at fixed times over some connections, as many a second as asked for or as the service takes: a connection that comes too
 * late for its time sends at once. The service has to accept everything: any other answer is a failure of the load.
 */
final class PacedLoad {

    private final ServiceClient service;
    private final Acknowledged acknowledged;
    private final AtomicInteger nextDocument = new AtomicInteger();

    PacedLoad(ServiceClient service, Acknowledged acknowledged) {
        this.service = service;
        this.acknowledged = acknowledged;
    }

    /** Sends batches of {@code batch} documents over some connections, so that {@code perSecond} documents come in a second. */
    Running start(int connections, int batch, int perSecond) {
        return new Running(connections, batch, Duration.ofSeconds(1).toNanos() * batch / perSecond);
    }

    /** One request now. */
    void send(int batch) throws IOException, InterruptedException {
        int from = nextDocument.getAndAdd(batch);
        long sent = System.nanoTime();
        List<String> ids = service.issueBatch("anchor-latency-" + from, from, from + batch);
        acknowledged.add(new Acknowledged.Request(ids, sent, System.nanoTime()));
    }

    /** A load under way. */
    final class Running implements AutoCloseable {

        private final ExecutorService threads;
        private final List<Future<?>> senders = new ArrayList<>();
        private final AtomicInteger nextSlot = new AtomicInteger();
        private final long start = System.nanoTime();
        private final long slotNanos;
        private volatile boolean running = true;

        private Running(int connections, int batch, long slotNanos) {
            this.slotNanos = slotNanos;
            this.threads = Executors.newFixedThreadPool(connections);
            for (int i = 0; i < connections; i++) {
                senders.add(threads.submit(() -> sendWhileRunning(batch)));
            }
        }

        private int sendWhileRunning(int batch) throws IOException, InterruptedException {
            while (running) {
                long due = start + nextSlot.getAndIncrement() * slotNanos;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                send(batch);
            }
            return batch;
        }

        /**
         * Sends nothing more and waits for the last answer.
         *
         * @throws IOException when the service did not accept everything
         */
        @Override
        public void close() throws IOException {
            running = false;
            threads.close();
            for (Future<?> sender : senders) {
                if (sender.state() == Future.State.FAILED) {
                    throw new IOException("the service did not accept everything", sender.exceptionNow());
                }
            }
        }
    }
}
