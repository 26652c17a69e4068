package org.govchain.service.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the demo's database when it, or its parent, is stopped or killed. */
class PostgresProcessTest {

    @TempDir
    Path home;

    @Test
    void keepsItsDataThroughStopAndKill() throws Exception {
        try (PostgresProcess postgres = start(home)) {
            execute(postgres, "create table kept (n int)");
            execute(postgres, "insert into kept values (1)");
        }
        try (PostgresProcess postgres = start(home)) {
            assertThat(postgres.adopted()).isFalse();
            execute(postgres, "insert into kept values (2)");
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        }
        try (PostgresProcess postgres = start(home)) {
            assertThat(query(postgres, "select sum(n) from kept")).isEqualTo("3");
        }
    }

    @Test
    void adoptsTheServerOfAParentThatWasKilledAndLetsNobodyElseHaveIt() throws Exception {
        Process parent = parent(home);
        long pid = pidPrintedBy(parent);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> start(home))
                .withMessageContaining("another process uses");

        parent.destroyForcibly().waitFor();

        try (PostgresProcess postgres = start(home)) {
            assertThat(postgres.adopted()).isTrue();
            assertThat(postgres.pid()).isEqualTo(pid);
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void isDurableAndOpenToNobodyWithoutThePassword() throws Exception {
        try (PostgresProcess postgres = start(home)) {
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
            assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "show server_version")).startsWith("18.");

            String url = String.valueOf(postgres.properties().get("spring.datasource.url"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(url, PostgresCluster.USER, "guess")
                            .close())
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThat(query(postgres, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
        }
        Path password = new DemoFiles(home, new SecureRandom()).databasePassword();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void startsAlthoughAStrangerHasTheNumberInItsLockFile() throws Exception {
        start(home).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(home.resolve("postgres/data/postmaster.pid"), stranger.pid() + "\n");
            try (PostgresProcess postgres = start(home)) {
                assertThat(query(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    private static PostgresProcess start(Path home) throws IOException {
        DemoFiles files = new DemoFiles(home, new SecureRandom());
        return PostgresProcess.start(home.resolve("postgres"), files.databasePassword());
    }

    private static Connection connect(PostgresProcess postgres) throws IOException, SQLException {
        var properties = postgres.properties();
        return DriverManager.getConnection(
                String.valueOf(properties.get("spring.datasource.url")),
                String.valueOf(properties.get("spring.datasource.username")),
                String.valueOf(properties.get("spring.datasource.password")));
    }

    private static void execute(PostgresProcess postgres, String sql) throws IOException, SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresProcess postgres, String sql) throws IOException, SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    /** Another JVM that starts the database and waits to be killed. */
    private static Process parent(Path home) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresProcessTest.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long pidPrintedBy(Process parent) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(line).as("the parent's first line").matches("[0-9]+");
        return Long.parseLong(line);
    }

    /** The parent: starts the database of the directory, prints its process number, waits. */
    public static void main(String[] arguments) throws Exception {
        PostgresProcess postgres = start(Path.of(arguments[0]));
        System.out.println(postgres.pid());
        Thread.sleep(Duration.ofMinutes(2));
    }
}
