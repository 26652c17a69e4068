package org.govchain.service.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.govchain.chain.development.RecordedProcess;
import org.springframework.util.FileSystemUtils;

/** The data directory of the demo's PostgreSQL and how its server is run on it. */
final class PostgresCluster {

    static final String USER = "postgres";

    private static final String DATABASE = "postgres";
    private static final String PROGRAM = "postgres";

    private final PostgresPrograms programs;
    private final Path home;
    private final Path passwordFile;

    PostgresCluster(Path home, Path passwordFile) throws IOException {
        this.programs = PostgresPrograms.in(home);
        this.home = home;
        this.passwordFile = passwordFile;
    }

    /** Makes the data directory when there is none, beside its place first. Every connection needs the password. */
    void initialise() throws IOException {
        if (Files.exists(data())) {
            return;
        }
        Path fresh = home.resolve("data.new");
        FileSystemUtils.deleteRecursively(fresh);
        List<String> command = programs.command(
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8");
        Process initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        if (exitCode(initdb) != 0) {
            throw new IllegalStateException("PostgreSQL cannot make its data directory; see " + log());
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The server that was started on this directory and still runs. */
    Optional<RecordedProcess> living() throws IOException {
        return RecordedProcess.living(pidFile()).filter(process -> process.runs(PROGRAM));
    }

    RecordedProcess start(int port) throws IOException {
        removeForeignLock();
        return RecordedProcess.start(
                programs.command(
                        PROGRAM,
                        "-D",
                        data().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "full_page_writes=on"),
                home,
                pidFile(),
                log());
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Whether a server that knows our password takes work there. */
    boolean answers(int port) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        try (Connection connection = DriverManager.getConnection(url(port), properties)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path pidFile() {
        return home.resolve("postgres.pid");
    }

    /**
     * PostgreSQL will not start while the number in its lock file belongs to a living process, whatever that process is: after
     * a restart of a container it is often another program's. A lock that names a PostgreSQL is left alone.
     */
    private void removeForeignLock() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        String pid = Files.readString(file, StandardCharsets.US_ASCII)
                .lines()
                .findFirst()
                .orElse("");
        boolean foreign = pid.matches("[0-9]{1,10}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .flatMap(process -> process.info().command())
                        .filter(command -> !Path.of(command).endsWith(PROGRAM))
                        .isPresent();
        if (foreign) {
            Files.delete(file);
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL made its data directory", e);
        }
    }
}
