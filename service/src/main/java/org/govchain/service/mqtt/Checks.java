package org.govchain.service.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Checks many messages at once, each by the handler of its topic: signatures are what costs. */
@Component
class Checks implements DisposableBean {

    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    private record Bound(TopicFilter filter, MessageHandler handler) {}

    private final List<Bound> bound;
    private final Settling settling;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("mqtt-check-", 0).factory());

    Checks(List<MessageHandler> handlers, Settling settling) {
        this.settling = settling;
        this.bound = handlers.stream()
                .flatMap(handler ->
                        handler.filters().stream().map(filter -> new Bound(new TopicFilter(filter), handler)))
                .toList();
    }

    /** In the same order. Throws {@link DataAccessException} or {@link TransactionException} when the database does not answer. */
    List<CheckedDelivery> check(List<Delivery> deliveries) throws InterruptedException {
        int share = Math.max(1, Math.ceilDiv(deliveries.size(), WORKERS));
        List<Callable<List<CheckedDelivery>>> parts = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i += share) {
            List<Delivery> part = deliveries.subList(i, Math.min(i + share, deliveries.size()));
            parts.add(() -> part.stream()
                    .map(it -> new CheckedDelivery(it, check(it.message())))
                    .toList());
        }
        List<CheckedDelivery> checked = new ArrayList<>(deliveries.size());
        for (Future<List<CheckedDelivery>> part : workers.invokeAll(parts)) {
            checked.addAll(result(part));
        }
        return checked;
    }

    private static List<CheckedDelivery> result(Future<List<CheckedDelivery>> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DataAccessException || e.getCause() instanceof TransactionException) {
                throw (RuntimeException) e.getCause();
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * What is wrong with us must not come again for ever and keep others waiting: as the HTTP door answers 500 and goes on, the message is
     * refused and counted.
     */
    private Finding check(Message message) {
        try {
            return bound.stream()
                    .filter(it -> it.filter().matches(message.topic()))
                    .findFirst()
                    .map(it -> it.handler().check(message))
                    .orElseGet(() -> new Finding.Refused(
                            Refusal.of(RefusalCode.NOT_FOUND, "nothing is taken through this topic")));
        } catch (DataAccessException | TransactionException unavailable) {
            throw unavailable;
        } catch (RuntimeException bug) {
            settling.failed(bug);
            return new Finding.Refused(Refusal.of(RefusalCode.MALFORMED_REQUEST, "the message cannot be processed"));
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
