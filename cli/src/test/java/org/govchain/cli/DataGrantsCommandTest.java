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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An authority lets a party read, which asks with what it was given, until it is withdrawn. The service answers as the documentation says. */
class DataGrantsCommandTest {

    private static final String ID = "cd745ed1-8702-469b-9d71-1ebd0608e245";
    private static final String STREAM = ProvenStream.ID;
    private static final String TOKEN = "NrolG78H9zYeWiA3lpnuZSTJU_SNmpPwr-cfhT0dpQ0";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private JsonNode vector;

    private final List<String> bodies = new ArrayList<>();
    private boolean granted;
    private boolean refuse;

    @BeforeEach
    void start() throws IOException {
        vector = JsonMapper.shared()
                .readTree(Files.readString(
                        Sandbox.ROOT.resolve("docs/spec/vectors/stream/range/valid-half-an-hour.json")));
        Files.writeString(directory.resolve("trust.json"), vector.path("policy").asString());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/data-grants", this::authority);
        server.createContext("/granted/streams", this::party);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatWasGivenIsReadAndProvenUntilItIsWithdrawn() throws IOException {
        Sandbox.Run given = give("--device", "wetter-1", "--out", "party.token");
        assertThat(given.exitCode()).as(given.err()).isZero();
        assertThat(given.out()).contains(ID, "party.token").doesNotContain(TOKEN);

        Sandbox.Run read = run(get("--grant", "party.token"));
        assertThat(read.exitCode()).as(read.out() + read.err()).isZero();
        assertThat(read.out()).contains("VALID", "readings     27");

        assertThat(run("data-grants", "withdraw", ID).out()).contains("revoked", ID);
        Sandbox.Run late = run(get("--grant", "party.token"));
        assertThat(late.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(late.err()).contains("the data grant does not open this", "ask the authority that gave it");
    }

    @Test
    void aTokenInTheEnvironmentIsUsedUnlessEverybodyIsMeant() throws IOException {
        granted = true;
        Sandbox.Run run = sandbox().with("GOVCHAIN_DATA_GRANT", TOKEN).run(get());
        assertThat(run.exitCode()).as(run.err()).isZero();

        assertThat(sandbox()
                        .with("GOVCHAIN_DATA_GRANT", TOKEN)
                        .run(get("--public"))
                        .exitCode())
                .isEqualTo(ExitCode.FAULT);
    }

    @Test
    void whatIsNoTokenIsNotSentAnywhere() throws IOException {
        Files.writeString(directory.resolve("party.token"), "no token\r\nX-Other: header");

        Sandbox.Run run = run(get("--grant", "party.token"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("no token of a data grant").doesNotContain("X-Other");
    }

    @Test
    void onlyTheOwnerMayReadTheFileOfATokenAndNoOtherFileIsOverwritten() throws IOException {
        give("--device", "wetter-1", "--out", "party.token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("party.token"))))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("party.token")).hasContent(TOKEN);

        bodies.clear();
        assertThat(give("--device", "wetter-1", "--out", "party.token").exitCode())
                .isEqualTo(ExitCode.FAULT);
        assertThat(bodies).isEmpty();
    }

    @Test
    void aRefusedGrantLeavesNoFileBehind() throws IOException {
        refuse = true;

        assertThat(give("--device", "wetter-9", "--out", "party.token").exitCode())
                .isEqualTo(ExitCode.FAULT);
        assertThat(directory.resolve("party.token")).doesNotExist();
    }

    @Test
    void withoutAFileTheTokenIsShownOnce() throws IOException {
        assertThat(give("--all").out()).contains("token      " + TOKEN);
        assertThat(bodies)
                .containsExactly("{\"party\":\"Klimainstitut\",\"purpose\":\"Stadtklima\",\"devices\":\"all\","
                        + "\"validUntil\":\"2027-12-31T22:59:59Z\"}");
    }

    @Test
    void aLoginIsNamedInsteadOfAToken() throws IOException {
        give("--device", "wetter-1", "--device", "wetter-2", "--issuer", "https://login.example", "--subject", "42");

        assertThat(bodies.getFirst())
                .contains("\"devices\":[\"wetter-1\",\"wetter-2\"]")
                .endsWith(",\"account\":{\"issuer\":\"https://login.example\",\"subject\":\"42\"}}");
    }

    @Test
    void theListSaysWhoMayReadWhat() {
        assertThat(run("data-grants", "list").out())
                .contains(ID + " valid    2027-12-31T22:59:59Z     3  Klimainstitut: wetter-1, wetter-2");
    }

    private Sandbox.Run give(String... more) {
        return run(Stream.concat(
                        Stream.of("data-grants give --party Klimainstitut --purpose Stadtklima --until 2027-12-31"
                                .split(" ")),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static String[] get(String... more) {
        return Stream.concat(
                        Stream.of(("readings get wetter-1 --verify --trust trust.json"
                                        + " --from 2026-03-02T07:30:00Z --until 2026-03-02T08:00:00Z")
                                .split(" ")),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Sandbox.Run run(String... arguments) {
        return sandbox().run(arguments);
    }

    private Sandbox sandbox() {
        return new Sandbox(directory)
                .at(Instant.parse(vector.path("now").asString()))
                .with(
                        "GOVCHAIN_SERVICE",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void authority(HttpExchange exchange) throws IOException {
        String grant = "{\"id\":\"" + ID + "\",\"state\":\"valid\",\"party\":\"Klimainstitut\",\"devices\":"
                + "[\"wetter-1\",\"wetter-2\"],\"validUntil\":\"2027-12-31T22:59:59Z\",\"uses\":3";
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, "{\"items\":[" + grant + "}]}");
        } else if (exchange.getRequestURI().getPath().endsWith("/" + ID + "/revoke")) {
            granted = false;
            answer(exchange, 200, "{\"id\":\"" + ID + "\",\"state\":\"revoked\"}");
        } else {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            bodies.add(body);
            granted = true;
            String token = body.contains("account") ? "}" : ",\"token\":\"" + TOKEN + "\"}";
            answer(exchange, refuse ? 422 : 201, refuse ? "{\"title\":\"Unprocessable Content\"}" : grant + token);
        }
    }

    private void party(HttpExchange exchange) throws IOException {
        boolean opens = granted && TOKEN.equals(exchange.getRequestHeaders().getFirst("Data-Grant"));
        if (!opens) {
            answer(exchange, 404, "{\"title\":\"Not Found\"}");
        } else if (exchange.getRequestURI().getPath().endsWith("/readings")) {
            answer(exchange, 200, vector.path("range").asString());
        } else {
            answer(exchange, 200, "{\"items\":[{\"id\":\"" + STREAM + "\"}]}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
