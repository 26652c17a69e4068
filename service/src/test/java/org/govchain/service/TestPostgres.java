package org.govchain.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The server under the tests: the programs in the folder {@code -Dgovchain.postgres.home} names, a container where
 * {@code -Dgovchain.postgres=container} asks for it, else the embedded one. It ends with the process.
 *
 * @param address host and port
 * @param user a superuser
 * @param password of no worth: the server listens on the loopback interface until the tests end
 */
record TestPostgres(String address, String user, String password) {

    /** The oldest version we support is Debian's; the newest is the embedded one, so a container has what lies between. */
    private static final String IMAGE = "postgres:17-alpine";

    static TestPostgres start() throws IOException {
        TestPostgres postgres = choose();
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(postgres.url("postgres")));
        System.out.println("database under test: PostgreSQL " + jdbc.queryForObject("show server_version", String.class)
                + ", fsync " + jdbc.queryForObject("show fsync", String.class));
        return postgres;
    }

    /** JDBC URL of one of its databases. */
    String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database + "?user=" + user + "&password=" + password;
    }

    private static TestPostgres choose() throws IOException {
        String home = System.getProperty("govchain.postgres.home", "");
        if (!home.isEmpty()) {
            return new TestPostgres("127.0.0.1:" + PostgresFolder.start(Path.of(home)), PostgresFolder.USER, "none");
        }
        if ("container".equals(System.getProperty("govchain.postgres"))) {
            return container();
        }
        return new TestPostgres("127.0.0.1:" + embedded().start().getPort(), "postgres", "postgres");
    }

    /** For measuring as on a server: {@code -Dgovchain.postgres.settings=fsync=on,shared_buffers=2GB}; else it is as quick as tests want it, without fsync. */
    private static EmbeddedPostgres.Builder embedded() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        for (String setting :
                System.getProperty("govchain.postgres.settings", "").split(",", -1)) {
            String[] parts = setting.split("=", 2);
            if (parts.length == 2) {
                builder.setServerConfig(parts[0], parts[1]);
            }
        }
        return builder;
    }

    @SuppressWarnings("resource") // Testcontainers' own reaper ends it: tests share it until the process is gone.
    private static TestPostgres container() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withDatabaseName("postgres");
        container.start();
        return new TestPostgres(
                container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }
}
