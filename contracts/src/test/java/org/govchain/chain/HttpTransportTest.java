package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that begins an answer and does not end it. */
class HttpTransportTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private HttpServer node;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        node.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            asked.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        node.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        node.stop(0);
    }

    @Test
    void whoAsksIsNotKeptLongerThanItsTimeout() throws IOException {
        HttpTransport transport = transport(Duration.ofMillis(300));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> transport.performIO("{}")).isInstanceOf(IOException.class));
        transport.close();
    }

    @Test
    void closingDoesNotWaitForIt() throws Exception {
        HttpTransport transport = transport(Duration.ofMinutes(5));
        CompletableFuture<Void> asking = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> transport.performIO("{}")).isInstanceOf(IOException.class));
        asked.await();

        assertTimeoutPreemptively(Duration.ofSeconds(20), transport::close);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> asking.get());
        assertThat(asking).isCompleted();
    }

    private HttpTransport transport(Duration timeout) {
        return new HttpTransport(
                URI.create("http://localhost:" + node.getAddress().getPort()), timeout);
    }
}
