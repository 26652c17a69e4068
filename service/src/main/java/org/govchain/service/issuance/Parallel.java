package org.govchain.service.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Spreads the work on a batch over all cores, in slices big enough to be worth it, and keeps the order. */
@Component
class Parallel implements DisposableBean {

    private static final int SMALLEST_SLICE = 32;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            cores, Thread.ofPlatform().daemon().name("issuance-", 0).factory());

    /** Applies the work to slices of the items; the results are concatenated in the order of the items. */
    <T, R> List<R> inSlices(List<T> items, Function<List<T>, List<R>> work) {
        int slices = Math.clamp(items.size() / SMALLEST_SLICE, 1, cores);
        if (slices == 1) {
            return work.apply(items);
        }
        List<Future<List<R>>> running = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            List<T> slice = items.subList(items.size() * i / slices, items.size() * (i + 1) / slices);
            running.add(threads.submit(() -> work.apply(slice)));
        }
        List<R> results = new ArrayList<>(items.size());
        running.forEach(slice -> results.addAll(result(slice)));
        return results;
    }

    private static <R> R result(Future<R> slice) {
        try {
            return slice.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while issuing a batch", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a slice of a batch failed", e.getCause());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
