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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.cli.readings.SenderKey;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo whose digest is sent; that a range proves it later is tested where ranges are verified. */
class ReadingsFileCommandTest {

    private static final String DIGEST =
            Sha256Digest.hash("a photo".getBytes(UTF_8)).toHex();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SenderKey key;

    private final List<String> lines = new ArrayList<>();
    private Optional<String> signature = Optional.empty();
    private String answer = "{\"accepted\":1,\"duplicates\":0,\"refused\":0,\"readings\":[{\"position\":3}]}";
    private int busy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/readings", this::take);
        server.start();
        key = SenderKey.create(directory.resolve("key.pem"), new SecureRandom());
        Files.writeString(directory.resolve("Photo.JPG"), "a photo");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theDigestIsSentSignedAndThePositionIsSaid() {
        Sandbox.Run run = file("--at", "2026-07-31T09:00:00Z", "--place", "Musterstadt, Marktplatz");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(lines)
                .containsExactly("{\"device\":\"kamera-1\",\"at\":\"2026-07-31T09:00:00Z\",\"file\":{\"sha256\":\""
                        + DIGEST + "\",\"mediaType\":\"image/jpeg\",\"place\":\"Musterstadt, Marktplatz\"}}");
        assertThat(signature).contains(key.sign(lines.getFirst().getBytes(UTF_8)));
        assertThat(run.out()).contains("sha256     " + DIGEST, "made       2026-07-31T09:00:00Z", "position   3");
    }

    @Test
    void withoutAnInstantItIsOfNowAndWithoutAPlaceItHasNone() {
        file();

        assertThat(lines.getFirst()).contains("\"at\":\"2026-08-01T10:00:00Z\"").doesNotContain("place");
    }

    @Test
    void theTypeCanBeNamedAndIsAnyBytesWhenNobodyKnowsIt() throws IOException {
        file("--type", "image/heic");
        Files.writeString(directory.resolve("Photo.JPG.unknown"), "a photo");
        send("Photo.JPG.unknown");

        assertThat(lines.getFirst()).contains("\"mediaType\":\"image/heic\"");
        assertThat(lines.getLast()).contains("\"mediaType\":\"application/octet-stream\"");
    }

    @Test
    void theSameOnceMoreIsWhereItWas() {
        answer = "{\"accepted\":0,\"duplicates\":1,\"refused\":0,\"readings\":[{\"duplicate\":3}]}";
        Sandbox.Run run = file();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("position   3, where it was already");
    }

    @Test
    void aRefusedFileSaysWhy() {
        answer = "{\"accepted\":0,\"duplicates\":0,\"refused\":1,\"readings\":[{\"refused\":\"files-not-taken\"}]}";
        Sandbox.Run run = file();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("refused    files-not-taken").doesNotContain("position");
    }

    @Test
    void aServiceThatSaysNothingOfTheFileIsAFault() {
        answer = "{\"readings\":[]}";

        assertThat(file().exitCode()).isEqualTo(ExitCode.FAULT);
    }

    @Test
    void aBusyServiceIsAskedAgain() {
        busy = 1;

        assertThat(file().exitCode()).isZero();
        assertThat(lines).hasSize(2);
    }

    @Test
    void aFileThatIsNotThereIsAFaultAndNothingIsSent() {
        assertThat(send("nothing.jpg").exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(lines).isEmpty();
    }

    private Sandbox.Run file(String... more) {
        return send("Photo.JPG", more);
    }

    private Sandbox.Run send(String file, String... more) {
        return new Sandbox(directory)
                .with(
                        "GOVCHAIN_SERVICE",
                        "http://127.0.0.1:" + server.getAddress().getPort())
                .run(Stream.concat(
                                Stream.of("readings", "file", file, "--device", "kamera-1", "--key", "key.pem"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private void take(HttpExchange exchange) throws IOException {
        lines.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        signature = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Readings-Signature"));
        boolean held = busy-- > 0;
        exchange.getResponseHeaders().add("Retry-After", "0");
        byte[] bytes = (held ? "{}" : answer).getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(held ? 429 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
