package org.govchain.service.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes files of uploads that were cut off: no document or waiting request refers to them, and nobody else would ever delete them. */
@Component
final class StorageSweep implements InitializingBean, DisposableBean {

    /** Longer than any upload, after which its document refers to it: a younger file may still become somebody's. */
    static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(StorageSweep.class);
    private static final long PERIOD_MINUTES = 60;

    private final Path directory;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("storage-sweep").factory());

    StorageSweep(StorageProperties properties, JdbcClient jdbc, Clock clock) {
        this.directory = Path.of(String.valueOf(properties.directory()));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        var _ = executor.scheduleWithFixedDelay(this::run, 1, PERIOD_MINUTES, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            int removed = sweep();
            if (removed > 0) {
                LOG.info("removed {} files of uploads that were cut off", removed);
            }
        } catch (IOException | UncheckedIOException | DataAccessException e) {
            LOG.warn("the storage could not be swept, the next try is in {} minutes", PERIOD_MINUTES);
        }
    }

    /** Number of files removed. */
    int sweep() throws IOException {
        Instant youngest = clock.instant().minus(LONGEST_UPLOAD);
        List<Path> old;
        try (Stream<Path> files = Files.list(directory)) {
            old = files.filter(file -> isOlder(file, youngest)).toList();
        }
        int removed = 0;
        for (Path file : old) {
            if (!isReferredTo(file.getFileName().toString()) && Files.deleteIfExists(file)) {
                removed++;
            }
        }
        return removed;
    }

    private boolean isReferredTo(String storageKey) {
        return jdbc.sql("select exists (select from stored_file where storage_key = ?)")
                .param(storageKey)
                .query(Boolean.class)
                .single();
    }

    private static boolean isOlder(Path file, Instant youngest) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(youngest);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the time of a stored file", e);
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
