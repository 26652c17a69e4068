package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices as a service registers and lists them. */
class DevicesCommandTest {

    private static final String ONE = "{\"id\":\"1\",\"name\":\"bus-7\",\"keys\":[{\"kid\":\"2e2c\"}]}";
    private static final String OTHER = "{\"id\":\"2\",\"name\":\"wetter-3\",\"keys\":[]}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> registered = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/devices", this::answer);
        server.createContext("/api/gateways", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theTimeAfterWhichReadingsAreForgottenIsRegistered() {
        Sandbox.Run run = run("register", "bus-7", "--what", "Linienbus", "--vehicle", "--retention", "14");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(registered)
                .containsExactly("{\"name\":\"bus-7\",\"what\":\"Linienbus\",\"retentionDays\":14,\"vehicle\":true,"
                        + "\"quantities\":{}}");
    }

    @Test
    void withoutOneTheServiceDecides() {
        run("register", "bus-7", "--what", "Linienbus");

        assertThat(registered.getFirst()).doesNotContain("retentionDays");
    }

    @Test
    void whatNotarisesFilesAndWhoseCoordinatesAreExactIsRegisteredSo() {
        run("register", "kamera-1", "--what", "Kamera", "--place", "51.23456, 6.78901", "--exact", "--files");
        run("register", "tower", "--what", "Gateway", "--place", "51.23456, 6.78901", "--exact", "--gateway");

        assertThat(registered)
                .containsExactly(
                        "{\"name\":\"kamera-1\",\"what\":\"Kamera\",\"place\":\"51.23456, 6.78901\",\"exact\":true,"
                                + "\"files\":true,\"quantities\":{}}",
                        "{\"name\":\"tower\",\"what\":\"Gateway\",\"place\":\"51.23456, 6.78901\",\"exact\":true}");
    }

    @Test
    void eachDeviceIsALineWithItsKeys() {
        Sandbox.Run run = run("export");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(ONE + "\n" + OTHER + "\n");
        assertThat(run.err()).contains("2 devices");
    }

    @Test
    void theLinesCanGoToAFile() {
        Sandbox.Run run = run("export", "--out", "devices.ndjson");

        assertThat(run.out()).isEmpty();
        assertThat(directory.resolve("devices.ndjson")).hasContent(ONE + "\n" + OTHER + "\n");
    }

    private Sandbox.Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("devices"));
        all.addAll(List.of(arguments));
        return new Sandbox(directory)
                .with(
                        "GOVCHAIN_SERVICE",
                        "http://127.0.0.1:" + server.getAddress().getPort())
                .run(all.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        if (exchange.getRequestMethod().equals("POST")) {
            registered.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        }
        String body = switch (path) {
            case "/api/devices?limit=200" -> "{\"items\":[{\"id\":\"1\"}],\"next\":\"5\"}";
            case "/api/devices?limit=200&cursor=5" -> "{\"items\":[{\"id\":\"2\"}]}";
            case "/api/devices/2" -> OTHER;
            default -> ONE;
        };
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
