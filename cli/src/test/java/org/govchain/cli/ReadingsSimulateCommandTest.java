package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govchain.jose.StrictJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of five that plays for a second against a service which keeps each reading once, or does not. */
class ReadingsSimulateCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Set<String> registered = new LinkedHashSet<>();
    private final Set<String> kept = new HashSet<>();
    private boolean keepsTwice;
    private boolean refusesSome;
    private int busy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/devices", exchange -> register(exchange, "device"));
        server.createContext("/api/gateways", exchange -> register(exchange, "gateway"));
        server.createContext("/api/readings", this::take);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void eachReadingThatWasHeardIsThereOnce() {
        Sandbox.Run run = simulate();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(kept).hasSizeGreaterThan(20);
        assertThat(run.out())
                .contains("devices    5, of which 5 were registered now", "accepted   " + kept.size() + ", ")
                .containsPattern("duplicates [1-9][0-9]* heard by further gateways")
                .contains("whole      each reading that was heard is there, once");
        assertThat(registered).contains("device sim-00001", "device sim-00005", "gateway sim-gateway-2");
    }

    @Test
    void whatIsThereIsNotRegisteredAgain() {
        simulate();

        assertThat(simulate().out()).contains("devices    5, of which 0 were registered now");
    }

    @Test
    void aReadingThatIsKeptTwiceIsNoticed() {
        keepsTwice = true;
        Sandbox.Run run = simulate();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out())
                .contains("not whole", "expected " + kept.size() + " readings")
                .doesNotContain("is there, once");
    }

    @Test
    void refusalsAreCountedWithTheirReasons() {
        refusesSome = true;
        Sandbox.Run run = simulate();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out())
                .containsPattern("refused    [1-9][0-9]* out-of-range")
                .contains("not whole");
    }

    @Test
    void aBusyServiceIsAskedAgainAndNothingIsLost() {
        busy = 2;
        Sandbox.Run run = simulate();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).containsPattern(" 2 +[0-9.]+ ms\nsent ").contains("whole ");
    }

    @Test
    void whatCannotBePlayedIsRefusedBeforeAnythingIsRegistered() {
        assertThat(simulate("--loss", "1").exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(simulate("--burst", "2").exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(simulate("--burst", "0.5").exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(registered).isEmpty();
    }

    private Sandbox.Run simulate(String... more) {
        return new Sandbox(directory)
                .at(Clock.systemUTC())
                .with(
                        "GOVCHAIN_SERVICE",
                        "http://127.0.0.1:" + server.getAddress().getPort())
                .run(Stream.concat(
                                Stream.of(
                                        "readings simulate --devices 5 --rate 600 --seconds 1 --gateways 2 --keys keys"
                                                .split(" ")),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private synchronized void register(HttpExchange exchange, String kind) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (exchange.getRequestMethod().equals("GET")) {
            send(
                    exchange,
                    200,
                    registered.stream()
                            .filter(name -> name.startsWith(kind))
                            .map(name -> "{\"id\":\"1\",\"name\":\"" + name.substring(kind.length() + 1) + "\"}")
                            .collect(Collectors.joining(",", "{\"items\":[", "]}")));
        } else if (body.contains("jwk")) {
            send(exchange, 201, "{}");
        } else {
            boolean fresh = registered.add(kind + " "
                    + StrictJson.parseObject(body.getBytes(UTF_8))
                            .orElseThrow()
                            .path("name")
                            .asString(""));
            send(exchange, fresh ? 201 : 409, "{\"id\":\"1\"}");
        }
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        List<String> lines = new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                .lines()
                .toList();
        if (busy-- > 0) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            send(exchange, 429, "{}");
            return;
        }
        int accepted = 0;
        int refused = 0;
        StringBuilder each = new StringBuilder();
        for (String line : lines) {
            boolean bad = refusesSome && line.contains("sim-00003");
            boolean fresh = !bad && (kept.add(line) || keepsTwice);
            accepted += fresh ? 1 : 0;
            refused += bad ? 1 : 0;
            each.append(each.isEmpty() ? "" : ",")
                    .append(bad ? "{\"refused\":\"out-of-range\"}" : fresh ? "{\"position\":1}" : "{\"duplicate\":1}");
        }
        send(
                exchange,
                200,
                "{\"accepted\":" + accepted + ",\"duplicates\":" + (lines.size() - accepted - refused) + ",\"refused\":"
                        + refused + ",\"readings\":[" + each + "]}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
