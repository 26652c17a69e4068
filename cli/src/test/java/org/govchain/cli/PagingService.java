package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;

/** A service that gives out a stream in pages of half an hour, each of them proven, and that may be made to answer something else than what was asked. */
final class PagingService implements AutoCloseable {

    static final String ITEM = "{\"id\":\"" + ProvenStream.ID + "\",\"authority\":\"" + ProvenStream.AUTHORITY + "\"}";
    private static final long PAGE = Duration.ofMinutes(30).toMillis();

    private final HttpServer server;
    private final ProvenStream stream;

    /** Questions about readings, in their order. */
    final List<String> asked = new ArrayList<>();
    /** The streams that it has. */
    String listed = ITEM;
    /** What it makes of the question of a page; the right one leaves it. */
    UnaryOperator<Question> lie = UnaryOperator.identity();
    /** What it makes of a page. */
    UnaryOperator<RangeBundle> page = UnaryOperator.identity();
    /** So many pages are led to. */
    int pages = Integer.MAX_VALUE;

    PagingService(ProvenStream stream) throws IOException {
        this.stream = stream;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/streams", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** It answers as if everything up to a position was forgotten. @return from when on */
    long beginBehind(int position) {
        long kept = stream.keptBehind(position);
        lie = question -> question.from() >= kept ? question : new Question(kept, question.until());
        return kept;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().endsWith("/readings")) {
            send(exchange, "{\"items\":[" + listed + "]}");
            return;
        }
        asked.add(exchange.getRequestURI().getQuery());
        Map<String, String> parameters = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        Question whole = new Question(
                Instant.parse(parameters.get("from")).toEpochMilli(),
                Instant.parse(parameters.get("until")).toEpochMilli());
        Question half = new Question(whole.from(), Math.min(whole.until(), whole.from() + PAGE));
        if (half.until() < whole.until() && asked.size() < pages) {
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "<" + exchange.getRequestURI().getPath() + "?from=" + Instant.ofEpochMilli(half.until())
                                    + "&until=" + Instant.ofEpochMilli(whole.until()) + "&size=119>; rel=\"next\"");
        }
        send(exchange, new String(page.apply(stream.ask(lie.apply(half))).toJson(), UTF_8));
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
