package org.govchain.service;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Real PostgreSQL for tests, see {@link TestPostgres}: one server for all, a migrated database of its own for each that asks. */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "govchain_template";

    private final HikariDataSource dataSource;

    private TestDatabase(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A new database with the schema and nothing in it. */
    public static TestDatabase create() {
        return open(Server.copyOf(TEMPLATE));
    }

    /** A copy of this database as it is now, like a restored backup; nobody may be connected to the original. */
    public TestDatabase copy() {
        String name = dataSource.getJdbcUrl().replaceFirst(".*/([a-z_0-9]+).*", "$1");
        dataSource.getHikariPoolMXBean().suspendPool();
        dataSource.getHikariPoolMXBean().softEvictConnections();
        try {
            return open(Server.copyOf(name));
        } finally {
            dataSource.getHikariPoolMXBean().resumePool();
        }
    }

    /** Pooled connections to it. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Its JDBC URL, user included. */
    public String url() {
        return dataSource.getJdbcUrl();
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static TestDatabase open(String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(Server.url(name));
        pool.setMaximumPoolSize(8);
        // None in advance: one that arrives in the middle of copy() would be ended by it and handed out nevertheless.
        pool.setMinimumIdle(0);
        pool.setAllowPoolSuspension(true);
        return new TestDatabase(pool);
    }

    /** Started by the first test that needs it; ends with the process. */
    private static final class Server {
        private static final TestPostgres POSTGRES = start();

        static String url(String database) {
            return POSTGRES.url(database);
        }

        static synchronized String copyOf(String template) {
            String name = "test_" + COUNT.incrementAndGet();
            JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url("postgres")));
            jdbc.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + template + "'");
            jdbc.execute("create database " + name + " template " + template);
            return name;
        }

        private static TestPostgres start() {
            try {
                TestPostgres postgres = TestPostgres.start();
                new JdbcTemplate(new DriverManagerDataSource(postgres.url("postgres")))
                        .execute("create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(new DriverManagerDataSource(postgres.url(TEMPLATE)))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start PostgreSQL", e);
            }
        }
    }
}
