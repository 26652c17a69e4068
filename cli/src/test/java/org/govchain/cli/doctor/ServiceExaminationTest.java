package org.govchain.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.remote.ServiceClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceExaminationTest {

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private String health = "{\"status\":\"DOWN\"}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = health.getBytes(UTF_8);
            boolean asksHealth = exchange.getRequestURI().getPath().endsWith("health");
            exchange.sendResponseHeaders(asksHealth ? 503 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "db,        DOWN,           database",
        "anchoring, DOWN,           anchors",
        "registry,  OUT_OF_SERVICE, chain",
        "diskSpace, DOWN,           service",
    })
    void namesThePartThatIsNotWell(String part, String status, String subject) {
        health = "{\"status\":\"DOWN\",\"components\":{\"%s\":{\"status\":\"%s\"},\"ping\":{\"status\":\"UP\"}}}"
                .formatted(part, status);

        assertThat(ill()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(subject);
            assertThat(finding.mend()).isNotEmpty();
        });
    }

    @Test
    void reportsServiceWhoseHealthIsNoJson() {
        health = "<html>Bad gateway</html>";

        assertThat(ill()).extracting(Finding::subject).containsExactly("service");
    }

    private List<Finding> ill() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (ServiceClient client = new ServiceClient(base, Optional.empty())) {
            return new ServiceExamination(client)
                    .run(Optional.empty()).stream()
                            .filter(finding -> finding.level() == Finding.Level.ILL)
                            .toList();
        }
    }
}
