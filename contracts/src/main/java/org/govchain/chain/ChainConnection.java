package org.govchain.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.web3j.exceptions.MessageDecodingException;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthBlock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One node, asked over HTTP. Opening asks nothing; every method that does ask throws {@link ChainUnavailable} when the
 * node does not answer in time or answers with an error.
 */
public final class ChainConnection implements AutoCloseable {

    /** Long enough for a busy node, short enough that a caller notices an outage. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpTransport transport;
    private final Web3j web3j;
    private final URI url;
    private volatile @Nullable Long chainId;

    private ChainConnection(URI url, Duration timeout) {
        this.url = url;
        this.transport = new HttpTransport(url, timeout);
        this.web3j = Web3j.build(transport);
    }

    /** A connection to the node at {@code url} with {@link #DEFAULT_TIMEOUT} for each question. */
    public static ChainConnection open(URI url) {
        return open(url, DEFAULT_TIMEOUT);
    }

    /** A connection to the node at {@code url}; {@code timeout} bounds each single question. */
    public static ChainConnection open(URI url, Duration timeout) {
        return new ChainConnection(url, timeout);
    }

    /** Where the node listens. */
    public URI url() {
        return url;
    }

    /** The chain id (EIP-155) this node works on; asked once. */
    public long chainId() {
        Long known = chainId;
        if (known == null) {
            known = send("eth_chainId", web3j.ethChainId(), r -> r.getChainId().longValueExact());
            chainId = known;
        }
        return known;
    }

    /** The newest block of the chain. With QBFT it is final; on a development chain nothing is. */
    public BlockRef head() {
        return block(DefaultBlockParameterName.LATEST)
                .orElseThrow(() -> new ChainUnavailable("the node has no newest block"));
    }

    /** The block at a height, or empty when the chain has not reached it. */
    public Optional<BlockRef> block(long number) {
        return block(DefaultBlockParameter.valueOf(BigInteger.valueOf(number)));
    }

    /**
     * A node's own methods, which say nothing of contracts: {@code net_}, {@code perm_}, {@code qbft_}, {@code debug_}. Empty when the
     * answer is null.
     *
     * @throws ChainUnavailable also when the node refuses the question, with its words
     */
    public Optional<JsonNode> query(String method, Object... parameters) {
        return ask(method, new Request<>(method, List.of(parameters), transport, Anything.class), Response::getResult)
                .filter(answer -> !answer.isNull());
    }

    @Override
    public void close() {
        web3j.shutdown();
        transport.close();
    }

    @Override
    public String toString() {
        return "ChainConnection[" + url.getHost() + ":" + url.getPort() + "]";
    }

    Web3j web3j() {
        return web3j;
    }

    HttpTransport transport() {
        return transport;
    }

    /** Sends one question that has an answer; every way in which there is none becomes {@link ChainUnavailable}. */
    <R extends Response<?>, T> T send(String what, Request<?, R> request, Function<R, T> read) {
        return ask(what, request, read)
                .orElseThrow(() -> new ChainUnavailable(what + ": the node's answer holds no result"));
    }

    /** As {@link #send}, for questions to which "nothing" is an answer. */
    <R extends Response<?>, T> Optional<T> ask(String what, Request<?, R> request, Function<R, T> read) {
        R response = exchange(what, request);
        if (response.hasError()) {
            throw new ChainUnavailable(what + ": " + response.getError().getMessage());
        }
        return response.getResult() == null ? Optional.empty() : Optional.of(decode(what, () -> read.apply(response)));
    }

    /** As {@link #send}, for questions where the node's error is part of the answer. */
    <R extends Response<?>> R exchange(String what, Request<?, R> request) {
        try {
            R response = request.send();
            if (response == null) {
                throw new ChainUnavailable(what + ": the node answered null");
            }
            return response;
        } catch (IOException | JacksonException e) {
            throw new ChainUnavailable(what + ": no answer from " + url.getHost() + ":" + url.getPort(), e);
        }
    }

    /** What web3j's decoders throw at text that is not what the question asked for. */
    static <T> T decode(String what, Supplier<T> decoder) {
        try {
            return decoder.get();
        } catch (MessageDecodingException
                | IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | UnsupportedOperationException e) {
            throw new ChainUnavailable(what + ": the node's answer cannot be read", e);
        }
    }

    private Optional<BlockRef> block(DefaultBlockParameter which) {
        return ask("eth_getBlockByNumber", web3j.ethGetBlockByNumber(which, false), r -> reference(r.getBlock()));
    }

    /** The answer as it is. */
    static final class Anything extends Response<JsonNode> {}

    private static BlockRef reference(EthBlock.Block block) {
        return new BlockRef(
                block.getNumber().longValueExact(),
                new BlockHash(block.getHash()),
                Instant.ofEpochSecond(block.getTimestamp().longValueExact()));
    }
}
