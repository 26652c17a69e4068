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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of rows, and a service that issues them unless it is told otherwise. */
class BatchCommandTest {

    private static final String SUMMARY = "{\"summary\":{\"rows\":3,\"faulty\":0}}\n";
    private static final String FAULTY = """
            {"row":2,"line":3,"column":"holder.birthDate","reason":"is not a date"}
            {"summary":{"rows":3,"faulty":1}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> requests = new ArrayList<>();
    private String state = "uploaded";
    private String check = SUMMARY;
    private String note = "";
    private int refused;
    private int polls;
    private int uploadStatus = 201;
    private int unavailable;
    private int breakingOff;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(directory.resolve("licences.csv"), "fileNumber\n1\n2\n3\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void checksThenIssuesThenWritesTheResultBesideTheFile() throws IOException {
        Sandbox.Run run = run("--key", "Akten zeichen");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(requests)
                .containsSubsequence(
                        "POST /api/batches?type=liquor-licence&key=Akten+zeichen text/csv fileNumber",
                        "GET /api/batches/b1/check",
                        "POST /api/batches/b1/state",
                        "GET /api/batches/b1",
                        "GET /api/batches/b1/result text/csv");
        assertThat(run.out()).contains("issued    3", "wrote     licences.result.csv");
        assertThat(directory.resolve("licences.result.csv")).content().isEqualTo("row,outcome");
    }

    @Test
    void aDryRunListsFaultyRowsAndStartsNothing() {
        check = FAULTY;
        Sandbox.Run run = run("--dry-run");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out())
                .containsPattern("row +line +column +reason")
                .containsPattern("2 +3 +holder.birthDate +is not a date")
                .contains("checked   3 rows, 1 faulty");
        assertThat(requests).noneMatch(request -> request.contains("/state"));
    }

    @Test
    void aFileWithAFaultyRowIsNotStartedUnlessTold() {
        check = FAULTY;
        Sandbox.Run run = run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("nothing was issued", "--skip-faulty");
        assertThat(requests).noneMatch(request -> request.contains("/state"));

        refused = 1;
        Sandbox.Run told = run("--skip-faulty", "--out", "done.ndjson");
        assertThat(told.exitCode()).as("a row was refused").isEqualTo(ExitCode.INVALID);
        assertThat(told.out()).contains("issued    2", "refused   1", "wrote     done.ndjson");
        assertThat(requests).last().isEqualTo("GET /api/batches/b1/result application/x-ndjson");
    }

    @Test
    void aCheckThatBreaksOffIsNoCleanBillOfHealth() {
        check = "{\"row\":2,\"line\":3,\"reason\":\"is not a date\"}\n";
        assertThat(run("--dry-run").exitCode()).isEqualTo(ExitCode.FAULT);
    }

    @Test
    void sayingItAgainGoesOnWithTheSameBatch() {
        uploadStatus = 200;
        state = "paused";
        assertThat(run().exitCode()).isZero();
        assertThat(requests).contains("POST /api/batches/b1/state").noneMatch(request -> request.endsWith("/check"));

        requests.clear();
        state = "finished";
        assertThat(run().exitCode()).isZero();
        assertThat(requests).as("only the result again").noneMatch(request -> request.contains("/state"));
    }

    @Test
    void waitsForAServiceThatIsStartedAnewMeanwhile() {
        polls = 1;
        unavailable = 1;
        breakingOff = 1;
        Sandbox.Run run = run();
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void saysWhyABatchWasPaused() {
        polls = 1;
        note = "the authority may not issue";
        Sandbox.Run run = run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("the batch is paused: the authority may not issue", "goes on where it stopped");
    }

    @Test
    void namesWhatMakesAFileUnreadable() {
        uploadStatus = 422;
        Sandbox.Run run = run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("unreadable", "header: holder.colour: the type has no such claim");
    }

    @Test
    void detachedItOnlyStarts() {
        polls = 1_000;
        assertThat(run("--detach").exitCode()).isZero();
        assertThat(requests).last().isEqualTo("POST /api/batches/b1/state");
    }

    @Test
    void refusesAnotherEndingBeforeItSendsAnything() throws IOException {
        Files.writeString(directory.resolve("licences.xlsx"), "PK");
        Sandbox.Run run = new Sandbox(directory)
                .run("batch", "licences.xlsx", "--type", "liquor-licence", "--token", "t", "--service", url());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("neither .csv nor .ndjson");
        assertThat(requests).isEmpty();
    }

    private Sandbox.Run run(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("batch", "licences.csv", "--type", "liquor-licence", "--token", "t", "--service", url()));
        arguments.addAll(List.of(more));
        return new Sandbox(directory).run(arguments.toArray(String[]::new));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (asked.startsWith("POST /api/batches?")) {
            requests.add(asked + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + body.lines().findFirst().orElse(""));
            send(exchange, uploadStatus, uploadStatus == 422 ? unreadable() : batch());
        } else if (asked.endsWith("/result")) {
            requests.add(asked + " " + exchange.getRequestHeaders().getFirst("Accept"));
            send(exchange, 200, "row,outcome");
        } else {
            requests.add(asked);
            other(exchange, asked);
        }
    }

    private void other(HttpExchange exchange, String asked) throws IOException {
        if (asked.endsWith("/check")) {
            send(exchange, 200, check);
        } else if (asked.endsWith("/state")) {
            state = "running";
            send(exchange, 200, batch());
        } else if (breakingOff-- > 0) {
            exchange.close();
        } else if (unavailable-- > 0) {
            send(exchange, 503, "{\"title\":\"Service Unavailable\"}");
        } else {
            if (polls-- <= 0) {
                state = "finished";
            } else if (!note.isEmpty()) {
                state = "paused";
            }
            send(exchange, 200, batch());
        }
    }

    private String batch() {
        return "{\"id\":\"b1\",\"state\":\"" + state + "\",\"note\":\"" + note + "\",\"total\":3,\"done\":3,\"issued\":"
                + (3 - refused) + ",\"drafted\":0,\"present\":0,\"refused\":" + refused + "}";
    }

    private static String unreadable() {
        return "{\"code\":\"batch-unreadable\",\"title\":\"Unprocessable\","
                + "\"violations\":[\"header: holder.colour: the type has no such claim\"]}";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
