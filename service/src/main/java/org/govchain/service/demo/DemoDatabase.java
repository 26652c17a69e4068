package org.govchain.service.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL of the demo: its data stays, fsync is on. */
final class DemoDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private DemoDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static DemoDatabase start(Path directory) throws IOException {
        return new DemoDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start());
    }

    Map<String, Object> properties() {
        return Map.of("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
