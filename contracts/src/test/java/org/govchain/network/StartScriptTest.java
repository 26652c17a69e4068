package org.govchain.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of a member's folder, with a program in Besu's place that only waits, and answers that are made up. */
class StartScriptTest {

    private static final String BESU = """
            #!/bin/sh
            echo "$@ $BESU_OPTS" > arguments
            trap 'echo ended > ended; exit 143' TERM
            while true; do sleep 0.1; done
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private MemberFolder folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer node;

    private volatile LongSupplier block = () -> 0;
    private volatile boolean syncing;

    @BeforeEach
    void pretend() throws IOException {
        NetworkFiles files = NetworkFiles.init(
                FreePorts.chosen(DescriptionJson.sample()), directory.resolve("net"), new SecureRandom());
        folder = files.folders().getFirst();
        Path besu = Files.createDirectories(directory.resolve("besu/bin")).resolve("besu");
        Files.writeString(besu, BESU);
        Files.setPosixFilePermissions(besu, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), folder.member().rpcPort()),
                0);
        node.createContext("/", exchange -> {
            String result = syncing
                    ? "{\"startingBlock\":\"0x0\",\"currentBlock\":\"0x%x\",\"highestBlock\":\"0xffff\"}"
                            .formatted(block.getAsLong())
                    : "false";
            byte[] answer =
                    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    @Test
    void endsANodeThatKnowsOfBlocksAndTakesNone() throws Exception {
        syncing = true;
        block = () -> 393;

        Process script = start();

        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(75);
        assertThat(folder.path().resolve("arguments")).content().isEqualTo("--config-file=besu.toml -Xmx1g\n");
    }

    @Test
    void leavesANodeAloneThatCatchesUp() throws Exception {
        AtomicLong height = new AtomicLong();
        syncing = true;
        block = height::incrementAndGet;

        assertGoesOn(start());
        assertThat(height).hasValueGreaterThan(4);
    }

    @Test
    void leavesANodeAloneThatHasNothingToCatchUpWith() throws Exception {
        assertGoesOn(start());
    }

    /** For longer than a standstill would be tolerated; then it is ended as systemd does it, and Besu in order. */
    private void assertGoesOn(Process script) throws Exception {
        assertThat(script.waitFor(8, TimeUnit.SECONDS)).isFalse();
        script.destroy();
        assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(143);
        assertThat(folder.path().resolve("ended")).exists();
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.path().resolve("start.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment()
                .put(BesuProgram.ENVIRONMENT, directory.resolve("besu").toString());
        builder.environment().put("GOVCHAIN_WATCH_SECONDS", "1");
        builder.environment().remove("BESU_OPTS");
        return builder.start();
    }
}
