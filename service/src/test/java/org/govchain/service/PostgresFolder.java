package org.govchain.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A throw-away PostgreSQL made with the programs of a folder, such as an unpacked package of a distribution. */
final class PostgresFolder {

    static final String USER = "postgres";

    private final Path home;
    private final Path data;

    private PostgresFolder(Path home, Path data) {
        this.home = home;
        this.data = data;
    }

    /** Starts a server with the programs in {@code home}/bin; it ends with this process. */
    static int start(Path home) throws IOException {
        Path directory = Files.createTempDirectory("govchain-postgres");
        PostgresFolder postgres = new PostgresFolder(home.toAbsolutePath(), directory.resolve("data"));
        String data = postgres.data.toString();
        postgres.run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        int port = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.end(directory), "postgres-end"));
        // -w waits until it answers. Crashes of the machine are not what these tests are about: no fsync. A package's
        // compiler for queries wants LLVM, which is larger than everything else together.
        String options =
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c jit=off";
        postgres.run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data,
                "-l",
                directory.resolve("log").toString(),
                "-o",
                options);
        return port;
    }

    private void end(Path directory) {
        try {
            run("pg_ctl", "stop", "-m", "immediate", "-D", data.toString());
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new IllegalStateException("cannot end PostgreSQL in " + directory, e);
        }
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            // PostgreSQL refuses to be root; in a user namespace of its own it is nobody, while its files stay root's.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("govchain-postgres", ".out");
        // To a file: the server inherits it and would keep a pipe open.
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (exitCode(process) != 0) {
            throw new IOException(program + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
        }
        Files.delete(output);
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
