package org.govchain.service.webhooks;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Specialist software on loopback that remembers what it was told, and misbehaves when asked to. */
final class Receiver implements AutoCloseable {

    /** One request. */
    record Told(Headers headers, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String id() {
            return headers.getFirst("webhook-id");
        }
    }

    interface Manner {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile Manner manner = exchange -> exchange.sendResponseHeaders(204, -1);

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Headers headers = new Headers();
            headers.putAll(exchange.getRequestHeaders());
            told.add(new Told(headers, body));
            try (exchange) {
                manner.answer(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/events";
    }

    void answers(Manner next) {
        manner = next;
    }

    void answers(int status) {
        manner = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /** What it was told about one subject. */
    List<Told> about(String subject) {
        return told.stream()
                .filter(one -> one.json().at("/data/id").asString().equals(subject))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
