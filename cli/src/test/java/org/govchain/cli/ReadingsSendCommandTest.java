package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govchain.cli.readings.SenderKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of readings, and a service that keeps each once. */
class ReadingsSendCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final Set<String> kept = new LinkedHashSet<>();
    private final List<Integer> batches = new ArrayList<>();
    private int busy;
    private int away;
    private int loseAnswers;
    private int refuseAll;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/readings", this::answer);
        server.start();
        SenderKey.create(directory.resolve("key.pem"), new SecureRandom());
        write(5);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsInBatchesAndInOrder() {
        Sandbox.Run run = run("--batch", "2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(batches).containsExactly(2, 2, 1);
        assertThat(kept).containsExactly(line(1), line(2), line(3), line(4), line(5));
        assertThat(run.out()).contains("accepted   5", "duplicates 0", "refused    0");
    }

    @Test
    void aBatchIsNoLargerThanTheServiceReads() throws IOException {
        String text = "x".repeat(60_000);
        Files.writeString(
                directory.resolve("day.ndjson"),
                IntStream.rangeClosed(1, 60)
                        .mapToObj(i -> "{\"device\":\"" + i + text + "\"}\n")
                        .collect(Collectors.joining()));

        assertThat(run().exitCode()).isZero();
        assertThat(batches).containsExactly(34, 26);
    }

    @Test
    void whoIsBusyOrBreaksOffIsAskedAgain() {
        busy = 1;
        away = 1;
        loseAnswers = 1;
        Sandbox.Run run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(kept).hasSize(5);
        assertThat(run.out()).contains("accepted   0", "duplicates 5");
    }

    @Test
    void goesOnBehindWhatWasAnsweredEvenWhenTheFileHasGrown() throws IOException {
        run();
        write(7);
        batches.clear();
        Sandbox.Run again = run();

        assertThat(batches).containsExactly(2);
        assertThat(kept).hasSize(7);
        assertThat(again.out()).contains("before     5 readings were sent earlier", "accepted   2");
        batches.clear();
        assertThat(run().exitCode()).isZero();
        assertThat(batches).as("nothing is left").isEmpty();
    }

    @Test
    void anInterruptedRunLosesNothing() {
        refuseAll = 500;
        assertThat(run("--batch", "2", "--patience", "0").exitCode()).isEqualTo(ExitCode.FAULT);
        refuseAll = 0;
        assertThat(run("--batch", "2").exitCode()).isZero();
        assertThat(kept).hasSize(5);
    }

    @Test
    void anotherFileOfTheSameNameIsNotTakenForThatOne() throws IOException {
        run();
        Files.writeString(directory.resolve("day.ndjson"), "{\"device\":\"other\"}\n".repeat(5));
        Sandbox.Run run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("belongs to another file");
    }

    @Test
    void namesEachThatWasRefused() throws IOException {
        Files.writeString(directory.resolve("day.ndjson"), line(1) + "\n\n{\"device\":\"bad\",\"at\":\"now\"}\n");
        Sandbox.Run run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).containsPattern("3 +out-of-range +bad now").contains("accepted   1", "refused    1");
    }

    @Test
    void aBatchThatIsRefusedAsAWholeIsAFaultWithTheReason() {
        refuseAll = 422;
        Sandbox.Run run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("422", "nobody knows this key");
        assertThat(directory.resolve("day.ndjson.sent")).doesNotExist();
    }

    @Test
    void whatStandsBeforeABrokenRowIsSent() throws IOException {
        Files.writeString(
                directory.resolve("day.csv"), "device,at,t\nd,2026-03-04T12:00:00Z,1\nd,2026-03-04T12:01:00Z\n");
        Sandbox.Run run = send("day.csv");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("line 3 has 2 cells");
        assertThat(kept).hasSize(1);
    }

    private void write(int readings) throws IOException {
        Files.writeString(
                directory.resolve("day.ndjson"),
                IntStream.rangeClosed(1, readings).mapToObj(i -> line(i) + "\n").collect(Collectors.joining()));
    }

    private static String line(int number) {
        return "{\"device\":\"wetter-1\",\"at\":" + number + ",\"values\":{\"t\":1}}";
    }

    private Sandbox.Run run(String... more) {
        return send("day.ndjson", more);
    }

    private Sandbox.Run send(String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "readings",
                "send",
                file,
                "--key",
                "key.pem",
                "--service",
                "http://127.0.0.1:" + server.getAddress().getPort()));
        arguments.addAll(List.of(more));
        return new Sandbox(directory).run(arguments.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (sent.length > 2 << 20) {
            send(exchange, 413, "");
            return;
        }
        List<String> lines = new String(sent, UTF_8).lines().toList();
        assertThat(exchange.getRequestHeaders().getFirst("Readings-Signature")).contains("..");
        if (busy-- > 0) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            send(exchange, 429, "");
        } else if (away-- > 0) {
            exchange.close();
        } else if (refuseAll > 0) {
            send(exchange, refuseAll, "{\"title\":\"Refused\",\"detail\":\"nobody knows this key\"}");
        } else {
            batches.add(lines.size());
            String body = kept(lines);
            if (loseAnswers-- > 0) {
                exchange.close();
            } else {
                send(exchange, 200, body);
            }
        }
    }

    private String kept(List<String> lines) {
        int accepted = 0;
        int duplicates = 0;
        int refused = 0;
        StringBuilder each = new StringBuilder();
        for (String line : lines) {
            each.append(each.isEmpty() ? "" : ",");
            if (line.contains("bad")) {
                refused++;
                each.append("{\"refused\":\"out-of-range\"}");
            } else if (kept.add(line)) {
                accepted++;
                each.append("{\"position\":1}");
            } else {
                duplicates++;
                each.append("{\"duplicate\":1}");
            }
        }
        return "{\"accepted\":" + accepted + ",\"duplicates\":" + duplicates + ",\"refused\":" + refused
                + ",\"readings\":[" + each + "]}";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
