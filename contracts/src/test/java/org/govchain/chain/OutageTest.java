package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever keeps a node from answering is an outage to the caller, never a value. */
class OutageTest {

    private static final AccountAddress SOMEWHERE = new AccountAddress("0x" + "11".repeat(20));
    private static final ContractAddresses CONTRACTS = new ContractAddresses(SOMEWHERE, SOMEWHERE, SOMEWHERE);

    @Test
    void reportsANodeThatIsNotThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        everyQuestionFails(port);
    }

    @Test
    void reportsANodeThatDoesNotAnswerInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            everyQuestionFails(silent.getLocalPort());
        }
    }

    @Test
    void reportsANodeThatAnswersAnHttpError() throws IOException {
        HttpServer server = server(503, "down for maintenance");
        everyQuestionFails(server.getAddress().getPort());
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>login</html>",
                "[]",
                "null",
                "{}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0xzz\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32005,\"message\":\"slow down\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x",
            })
    void reportsAnAnswerThatIsNone(String answer) throws IOException {
        HttpServer server = server(200, answer);
        everyQuestionFails(server.getAddress().getPort());
        server.stop(0);
    }

    private static void everyQuestionFails(int port) {
        ChainAccount account = ChainAccount.generate(new SecureRandom());
        try (ChainConnection chain =
                ChainConnection.open(URI.create("http://127.0.0.1:" + port), Duration.ofMillis(200))) {
            SignedTransaction transaction =
                    new SignedTransaction(new TransactionHash("0x" + "22".repeat(32)), 0, "0x00");
            CheckpointSubmitter submitter = new CheckpointSubmitter(chain, CONTRACTS, account);
            List<Runnable> questions = List.of(
                    chain::chainId,
                    chain::head,
                    () -> new RegistryReader(chain, CONTRACTS).journal(),
                    () -> new RegistryReader(chain, CONTRACTS).authorityName(Ids.AUTHORITY),
                    () -> new RegistryReader(chain, CONTRACTS).key(Ids.AUTHORITY, Ids.KEY),
                    () -> new AnchorReader(chain, CONTRACTS).latest(TestLog.ID),
                    () -> new AnchorReader(chain, CONTRACTS).covering(TestLog.ID, 0),
                    () -> new StatusReader(chain, CONTRACTS).latest(Ids.LIST),
                    submitter::nextNonce,
                    () -> submitter.outcome(transaction),
                    () -> submitter.broadcast(transaction),
                    () -> new Deployment(chain, account).deploy());
            for (Runnable question : questions) {
                assertThatExceptionOfType(ChainUnavailable.class).isThrownBy(question::run);
            }
        }
    }

    private static HttpServer server(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        assertThat(server.getAddress().getPort()).isPositive();
        return server;
    }
}
