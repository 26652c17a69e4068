package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.govchain.verify.ValidatorSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Validators that come and go, on a node that knows nothing but headers. */
class ValidatorReaderTest {

    private static final Pattern BLOCK = Pattern.compile("\"params\":\\[\"(latest|0x[0-9a-f]+)\"");

    private final TreeMap<Long, String> extraData = new TreeMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private long head = 25_000;

    @SuppressWarnings("NullAway.Init")
    private HttpServer node;

    @SuppressWarnings("NullAway.Init")
    private ChainConnection chain;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", this::answer);
        node.start();
        chain = ChainConnection.open(
                URI.create("http://127.0.0.1:" + node.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        chain.close();
        node.stop(0);
    }

    @Test
    void findsTheBlockOfEachChange() {
        from(0, 1, 2, 3, 4);
        from(12_345, 1, 2, 3, 4, 5);
        from(12_346, 1, 3, 4, 5);
        from(24_999, 1, 3, 4);
        assertThat(new ValidatorReader(chain).sets())
                .containsExactly(
                        set(0, Optional.of(12_344L), 1, 2, 3, 4),
                        set(12_345, Optional.of(12_345L), 1, 2, 3, 4, 5),
                        set(12_346, Optional.of(24_998L), 1, 3, 4, 5),
                        set(24_999, Optional.empty(), 1, 3, 4));
    }

    @Test
    void asksForWhatIsNewOnly() {
        from(0, 1, 2, 3, 4);
        ValidatorReader reader = new ValidatorReader(chain);
        assertThat(reader.sets()).containsExactly(set(0, Optional.empty(), 1, 2, 3, 4));
        int before = questions.get();
        reader.sets();
        assertThat(questions.get() - before).as("the newest block twice").isEqualTo(2);
        head = 30_000;
        from(30_000, 1, 2, 3);
        assertThat(reader.sets())
                .containsExactly(set(0, Optional.of(29_999L), 1, 2, 3, 4), set(30_000, Optional.empty(), 1, 2, 3));
    }

    /** Who was there saw it, who comes later does not: both have to say the same in the end. */
    @Test
    void givesTheSameAnswerToWhoComesLater() {
        from(0, 1, 2, 3, 4);
        from(24_000, 1, 2, 3);
        ValidatorReader early = new ValidatorReader(chain);
        assertThat(early.sets()).hasSize(2);
        from(25_500, 1, 2, 3, 4);
        head = 26_000;
        assertThat(early.sets()).isEqualTo(new ValidatorReader(chain).sets()).hasSize(1);
        head = 31_000;
        assertThat(early.sets()).isEqualTo(new ValidatorReader(chain).sets()).hasSize(1);
    }

    @Test
    void readsTheGenesisAlone() {
        head = 0;
        from(0, 7);
        assertThat(new ValidatorReader(chain).sets()).containsExactly(set(0, Optional.empty(), 7));
    }

    @Test
    void aDevelopmentChainHasNone() {
        extraData.put(0L, "0x");
        assertThat(new ValidatorReader(chain).sets()).isEmpty();
    }

    @Test
    void aBlockWithoutValidatorsOnAChainThatHasThemIsNoAnswer() {
        from(0, 1, 2);
        extraData.put(20_000L, "0x");
        assertThatExceptionOfType(ChainUnavailable.class).isThrownBy(() -> new ValidatorReader(chain).sets());
    }

    private static ValidatorSet set(long from, Optional<Long> to, int... validators) {
        return new ValidatorSet(
                from,
                to,
                Arrays.stream(validators).mapToObj(ValidatorReaderTest::address).toList());
    }

    private static String address(int validator) {
        return "0x%040x".formatted(validator);
    }

    /** RLP [vanity, validators, [], "", []] from this block on. */
    private void from(long block, int... validators) {
        String addresses = Arrays.stream(validators)
                .mapToObj(validator -> "94%040x".formatted(validator))
                .collect(Collectors.joining());
        String content = "a0" + "00".repeat(32) + list(addresses) + "c0" + "80" + "c0";
        extraData.put(block, "0x" + list(content));
    }

    private static String list(String content) {
        int length = content.length() / 2;
        return (length <= 55 ? "%02x".formatted(0xc0 + length) : "f8%02x".formatted(length)) + content;
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher block = BLOCK.matcher(question);
        if (!block.find()) {
            throw new IllegalStateException(question);
        }
        long number = block.group(1).equals("latest") ? head : Long.decode(block.group(1));
        byte[] answer = """
                {"jsonrpc":"2.0","id":0,"result":{"number":"0x%x","hash":"0x%064x","timestamp":"0x1","extraData":"%s"}}""".formatted(
                number, number, extraData.floorEntry(number).getValue()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void namesValidatorsInOneOrder() {
        from(0, 4, 2, 3, 1);
        List<ValidatorSet> sets = new ValidatorReader(chain).sets();
        assertThat(sets).containsExactly(set(0, Optional.empty(), 1, 2, 3, 4));
    }
}
