package org.govchain.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node that knows its chain and its newest block and nothing else. */
class ChainExaminationTest {

    private static final Instant BLOCK_TIME = Instant.parse("2026-08-01T10:00:00Z");
    private static final String HASH = "0x" + "11".repeat(32);

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer node;

    private long chainId = Policies.any().content().chainId();

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", this::answer);
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request =
                JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        String result = switch (request.required("method").asString()) {
            case "eth_chainId" -> "\"result\":\"0x" + Long.toHexString(chainId) + "\"";
            case "eth_getBlockByNumber" ->
                "\"result\":{\"number\":\"0x7\",\"hash\":\"%s\",\"timestamp\":\"0x%x\"}"
                        .formatted(HASH, BLOCK_TIME.getEpochSecond());
            default -> "\"error\":{\"code\":-32601,\"message\":\"not here\"}";
        };
        byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}"
                .formatted(request.required("id"), result)
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<Finding> examine(Instant now) {
        URI url = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
        return new ChainExamination(url, now).run(Policies.any(), Optional.empty());
    }

    @ParameterizedTest(name = "{0} s off: {1} {2}")
    @CsvSource({
        "-3600, ILL,  clock, the newest block is 3600 s in the future of this machine's clock",
        "  -16, ILL,  clock, the newest block is 16 s in the future of this machine's clock",
        "  -15, WELL, clock, agrees with the chain",
        "  300, WELL, clock, agrees with the chain",
        "  301, ILL,  chain, its newest block is 5 minutes old",
        " 3600, ILL,  chain, its newest block is 60 minutes old"
    })
    void noticesClockThatIsWrong(long secondsOff, Finding.Level level, String subject, String what) {
        assertThat(examine(BLOCK_TIME.plusSeconds(secondsOff))).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.subject()).isEqualTo(subject);
            assertThat(finding.what()).isEqualTo(what);
            assertThat(finding.mend().isEmpty()).isEqualTo(level == Finding.Level.WELL);
        });
    }

    @Test
    void looksNoFurtherOnAnotherChain() {
        chainId++;

        assertThat(examine(BLOCK_TIME)).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.ILL);
            assertThat(finding.what()).contains("works on chain " + chainId);
        });
    }
}
