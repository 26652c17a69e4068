package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that nobody certified, an outage and an offline check are three answers, and none of them is INVALID. */
class UncertifiedFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "Nobody certified this.");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/evidence/", exchange -> {
            byte[] none = "{\"format\":\"govchain-evidence/1\",\"bundles\":[]}".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, none.length);
            exchange.getResponseBody().write(none);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String service() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Sandbox.Run verify(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "verify";
        arguments[1] = "letter.txt";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return new Sandbox(directory).run(arguments);
    }

    @Test
    void saysInWordsThatNoCredentialWasFoundAndWhoWasAsked() {
        for (int answer : new int[] {200, 404}) {
            status = answer;
            Sandbox.Run run = verify("--service", service(), "--lang", "en");

            assertThat(run.exitCode()).isEqualTo(ExitCode.INDETERMINATE);
            assertThat(run.out())
                    .startsWith("INDETERMINATE")
                    .contains("No credential was found for this file")
                    .contains("no-credential-found: asked: " + service());
        }
    }

    @Test
    void saysItInGerman() {
        assertThat(verify("--service", service(), "--lang", "de").out())
                .contains("Zu dieser Datei wurde kein Nachweis gefunden");
    }

    @Test
    void doesNotTakeAnOutageForTheAnswerThatThereIsNone() {
        status = 503;
        Sandbox.Run run = verify("--service", service(), "--lang", "en");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INDETERMINATE);
        assertThat(run.out()).contains("evidence-not-at-hand").doesNotContain("no-credential-found");
        assertThat(run.err()).contains("503");
    }

    @Test
    void doesNotClaimToHaveLookedAnywhereWhenOffline() {
        assertThat(verify("--offline", "--lang", "en").out())
                .contains("evidence-not-at-hand")
                .doesNotContain("no-credential-found");
    }
}
