package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing of a device, as a service says it. */
class ReadingsGapsCommandTest {

    private static final String STREAM = "97fc01eeddc2adee3b8007eeb2f7441b";
    private static final String HEAD = "{\"device\":\"wetter-3\",\"from\":\"2026-07-31T10:00:00Z\","
            + "\"until\":\"2026-08-01T10:00:00Z\",\"readings\":1440";
    private static final String GAP =
            "{\"position\":13,\"seen\":\"2026-07-31T12:00:00Z\",\"session\":\"1\",\"first\":12,"
                    + "\"last\":14,\"open\":2,\"missing\":[[12,13]]}";
    private static final String SILENCE =
            "{\"from\":\"2026-07-31T13:00:00Z\",\"until\":\"2026-07-31T13:03:00Z\",\"seconds\":180}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> asked = new ArrayList<>();
    private String report = report(0, "", "");
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void nothingIsMissing() {
        Sandbox.Run run = gaps();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "device wetter-3",
                        "from 2026-07-31T10:00:00Z",
                        "until 2026-08-01T10:00:00Z",
                        "readings 1440 of about 1441",
                        "missing 0 numbers of its counter");
    }

    @Test
    void numbersThatDidNotComeAreNamed() {
        report = report(2, GAP, "");
        Sandbox.Run run = gaps();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out())
                .contains("missing      2 numbers of its counter")
                .containsPattern("2026-07-31T12:00:00Z +1 +12 +14 +2\n");
    }

    @Test
    void aGapThatWasFilledIsShownAndNothingIsMissing() {
        report = report(0, GAP.replace("\"open\":2", "\"open\":0"), "");
        Sandbox.Run run = gaps();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("2026-07-31T12:00:00Z +1 +12 +14 +0\n");
    }

    @Test
    void timesWithoutAReadingAreNamed() {
        report = report(0, "", SILENCE);
        Sandbox.Run run = gaps();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).containsPattern("2026-07-31T13:00:00Z +2026-07-31T13:03:00Z +180\n");
    }

    @Test
    void aListThatWasCutSaysSo() {
        report = report(2, GAP, "").replaceFirst("}$", ",\"cut\":true}");

        assertThat(gaps().err()).contains("there are more than are listed");
    }

    @Test
    void theSpanThatWasAskedForIsAskedFor() {
        gaps("--from", "2026-07-01T00:00:00Z", "--until", "2026-07-02T00:00:00Z");
        gaps();

        assertThat(asked)
                .containsExactly(
                        "GET /api/streams?device=wetter-3 Bearer of the authority",
                        "GET /api/streams/" + STREAM
                                + "/gaps?from=2026-07-01T00:00:00Z&until=2026-07-02T00:00:00Z Bearer of the authority",
                        "GET /api/streams?device=wetter-3 Bearer of the authority",
                        "GET /api/streams/" + STREAM
                                + "/gaps?from=2026-07-31T10:00:00Z&until=2026-08-01T10:00:00Z Bearer of the authority");
    }

    @Test
    void everybodyAsksWithoutAToken() {
        gaps("--public");

        assertThat(asked)
                .allSatisfy(it -> assertThat(it).startsWith("GET /streams").endsWith(" nobody"));
    }

    @Test
    void aTimeOfWhichNothingIsKeptIsAFault() {
        status = 410;
        report =
                "{\"title\":\"Gone\",\"detail\":\"what was measured before 2026-08-01T00:00:00Z is not kept any more\"}";
        Sandbox.Run run = gaps();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("is not kept any more");
    }

    @Test
    void aDeviceWithoutAStreamIsAFault() {
        Sandbox.Run run = sandbox().run("readings", "gaps", "wetter-9");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("there is no stream of a device wetter-9");
    }

    private Sandbox.Run gaps(String... more) {
        return sandbox()
                .run(Stream.concat(Stream.of("readings", "gaps", "wetter-3"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Sandbox sandbox() {
        return new Sandbox(directory)
                .at(Instant.parse("2026-08-01T10:00:00Z"))
                .with("GOVCHAIN_TOKEN", "of the authority")
                .with(
                        "GOVCHAIN_SERVICE",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String report(int missing, String gaps, String silences) {
        return HEAD + ",\"expected\":1441,\"missing\":" + missing + ",\"gaps\":[" + gaps + "],\"silences\":[" + silences
                + "]}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add("GET " + path + " "
                + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("nobody"));
        boolean list = path.contains("?device=");
        String item = path.endsWith("wetter-3") ? "{\"id\":\"" + STREAM + "\"}" : "";
        byte[] bytes = (list ? "{\"items\":[" + item + "]}" : report).getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(list ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
