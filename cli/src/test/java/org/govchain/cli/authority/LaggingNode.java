package org.govchain.cli.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.govchain.chain.ChainConnection;

/** Another member's node that stopped following the chain at a block: "latest" is that block for ever. */
public final class LaggingNode implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI behind;
    private final String block;

    private LaggingNode(URI behind, long block) throws IOException {
        this.behind = behind;
        this.block = "\"0x" + Long.toHexString(block) + "\"";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A node that knows what the other knows now, and nothing later. */
    public static LaggingNode of(URI node) throws IOException {
        try (ChainConnection chain = ChainConnection.open(node)) {
            return new LaggingNode(node, chain.head().number());
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .replace("\"latest\"", block);
        HttpRequest request = HttpRequest.newBuilder(behind)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(asked))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
