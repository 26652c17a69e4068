package org.govchain.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.govchain.cli.terminal.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IssuingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> requests = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int status = 201;
    private int waiting;
    private String answer = "{\"id\":\"7\",\"anchor\":{\"state\":\"anchored\"}}";

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

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        boolean waits = waiting-- > 0;
        byte[] bytes = (waits ? "{\"id\":\"5\",\"state\":\"waiting\"}" : answer).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(waits ? 202 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private ServiceClient client() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ServiceClient(base, Optional.of("secret"));
    }

    @Test
    void sendsClaimsAsTheyStandInTheFile() throws Exception {
        Path claims = Files.writeString(directory.resolve("claims.json"), "{\"fileNumber\": \"ä-1\"}");
        IssuingRequest request = IssuingRequest.read("liquor-licence", claims);
        request.validity("2026-08-01", null);

        try (ServiceClient client = client()) {
            new Issuing(client, new Random(1)).issue(request);
        }

        assertThat(requests).containsExactly("POST /api/credentials Bearer secret");
        assertThat(bodies)
                .containsExactly(
                        "{\"type\":\"liquor-licence\",\"claims\":{\"fileNumber\":\"ä-1\"},\"validFrom\":\"2026-08-01\"}");
    }

    @Test
    void sendsFilesBesideTheRequest() throws Exception {
        Path claims = Files.writeString(directory.resolve("claims.json"), "{}");
        Path plan = Files.writeString(directory.resolve("Plan \"A\".svg"), "<svg/>");
        IssuingRequest request = IssuingRequest.read("liquor-licence", claims);
        request.attach(plan);

        try (ServiceClient client = client()) {
            new Issuing(client, new Random(1)).issue(request);
        }

        assertThat(bodies.getFirst())
                .contains("name=\"request\"\r\nContent-Type: application/json\r\n\r\n{\"type\":\"liquor-licence\"")
                .contains("name=\"attachment\"; filename=\"Plan %22A%22.svg\"")
                .contains("\r\n\r\n<svg/>\r\n--");
    }

    @Test
    void waitsForARequestThatTheServiceKeeps() throws Exception {
        waiting = 2;
        Path claims = Files.writeString(directory.resolve("claims.json"), "{}");

        try (ServiceClient client = client()) {
            JsonNode issued = new Issuing(client, new Random(1)).issue(IssuingRequest.read("x", claims));
            assertThat(issued.get("id").asString()).isEqualTo("7");
        }
        assertThat(requests)
                .containsExactly(
                        "POST /api/credentials Bearer secret",
                        "GET /api/requests/5 Bearer secret",
                        "GET /api/requests/5 Bearer secret");
    }

    @Test
    void repeatsTheReasonOfARefusal() throws Exception {
        status = 422;
        answer = "{\"title\":\"Claims do not fit the type\",\"detail\":\"/rooms is missing\"}";
        Path claims = Files.writeString(directory.resolve("claims.json"), "{}");

        try (ServiceClient client = client()) {
            assertThatThrownBy(() -> new Issuing(client, new Random(1)).issue(IssuingRequest.read("x", claims)))
                    .isInstanceOf(Fault.class)
                    .hasMessageEndingWith("answered 422: Claims do not fit the type: /rooms is missing");
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        status = 302;

        try (ServiceClient client = client()) {
            assertThat(client.get("trust-policy").status()).isEqualTo(302);
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void keepsTheTokenFromOtherAddresses() throws Exception {
        try (ServiceClient client = client()) {
            client.getElsewhere(client.base().resolve("status-lists/1"));
        }
        assertThat(requests).containsExactly("GET /status-lists/1 null");
    }

    @Test
    void doesNotRepeatClaimsThatAreNoJson() throws IOException {
        Path claims = Files.writeString(directory.resolve("claims.json"), "{\"name\": Mustermann}");

        assertThatThrownBy(() -> IssuingRequest.read("x", claims))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("Mustermann")
                .hasNoCause();
    }
}
