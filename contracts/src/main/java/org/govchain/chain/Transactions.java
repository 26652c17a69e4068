package org.govchain.chain;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthEstimateGas;
import org.web3j.protocol.core.methods.response.EthGetTransactionCount;
import org.web3j.protocol.core.methods.response.EthGetTransactionReceipt;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.EthTransaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** Signs, sends and follows transactions of one account: legacy form, gas price zero, one attempt for each call. */
final class Transactions {

    private final ChainConnection chain;
    private final ChainAccount account;

    Transactions(ChainConnection chain, ChainAccount account) {
        this.chain = chain;
        this.account = account;
    }

    AccountAddress sender() {
        return account.address();
    }

    /** The first nonce no block contains. */
    long minedCount() {
        return count(DefaultBlockParameterName.LATEST);
    }

    /** The first nonce neither blocks nor the node's pool contain. */
    long pendingCount() {
        return count(DefaultBlockParameterName.PENDING);
    }

    /** Same arguments, same bytes: the ECDSA nonce is derived from them (RFC 6979). {@code to} is null for a creation. */
    SignedTransaction sign(@Nullable AccountAddress to, String data, long gasLimit, long nonce) {
        RawTransaction transaction = RawTransaction.createTransaction(
                BigInteger.valueOf(nonce),
                BigInteger.ZERO,
                BigInteger.valueOf(gasLimit),
                to == null ? "" : to.hex(),
                BigInteger.ZERO,
                data);
        byte[] raw = TransactionEncoder.signMessage(transaction, chain.chainId(), account.credentials());
        return new SignedTransaction(new TransactionHash(Hex.of(Hash.sha3(raw))), nonce, Hex.of(raw));
    }

    /**
     * Gas for a call, half as much again as it takes now: others may change what it meets before it is mined.
     *
     * @throws TransactionRefused when the contract would refuse it
     */
    long estimate(AccountAddress to, String data) {
        EthEstimateGas answer = chain.exchange(
                "eth_estimateGas",
                chain.web3j().ethEstimateGas(Transaction.createEthCallTransaction(sender().hex(), to.hex(), data)));
        Optional<String> error = RevertReason.of(answer.getError());
        if (error.isPresent()) {
            throw new TransactionRefused(error.get());
        }
        if (answer.hasError()) {
            throw new ChainUnavailable("eth_estimateGas: " + answer.getError().getMessage());
        }
        long gas = ChainConnection.decode(
                "eth_estimateGas", () -> answer.getAmountUsed().longValueExact());
        return gas + gas / 2;
    }

    /**
     * Hands the bytes to the node. Harmless to repeat: what the node answers to bytes it has seen ("already known", "nonce
     * too low") differs from node to node, so it is what became of them that decides.
     */
    void broadcast(SignedTransaction transaction) {
        EthSendTransaction answer =
                chain.exchange("eth_sendRawTransaction", chain.web3j().ethSendRawTransaction(transaction.raw()));
        boolean taken = transaction.hash().hex().equals(answer.getResult());
        if (!taken && outcome(transaction) instanceof TransactionOutcome.Unknown) {
            throw new ChainUnavailable("the node does not take the transaction: "
                    + (answer.hasError() ? answer.getError().getMessage() : "no reason given"));
        }
    }

    TransactionOutcome outcome(SignedTransaction transaction) {
        Optional<TransactionOutcome> mined = mined(transaction.hash());
        if (mined.isPresent()) {
            return mined.get();
        }
        if (known(transaction.hash())) {
            return new TransactionOutcome.Pending();
        }
        if (minedCount() <= transaction.nonce()) {
            return new TransactionOutcome.Unknown();
        }
        // It may have been mined since the first question.
        return mined(transaction.hash()).orElseGet(TransactionOutcome.Displaced::new);
    }

    private Optional<TransactionOutcome> mined(TransactionHash hash) {
        return chain.ask(
                        "eth_getTransactionReceipt",
                        chain.web3j().ethGetTransactionReceipt(hash.hex()),
                        EthGetTransactionReceipt::getResult)
                .map(this::outcome);
    }

    private TransactionOutcome outcome(TransactionReceipt receipt) {
        BlockRef block = block(receipt)
                .filter(b -> b.hash().hex().equals(receipt.getBlockHash()))
                .orElseThrow(() -> new ChainUnavailable("the node does not show the block of a receipt it gave"));
        return receipt.isStatusOK()
                ? new TransactionOutcome.Mined(block)
                : new TransactionOutcome.Reverted(block, new RevertReason(chain).of(receipt));
    }

    private Optional<BlockRef> block(TransactionReceipt receipt) {
        return chain.block(ChainConnection.decode(
                "eth_getTransactionReceipt", () -> receipt.getBlockNumber().longValueExact()));
    }

    private boolean known(TransactionHash hash) {
        return chain.ask(
                        "eth_getTransactionByHash",
                        chain.web3j().ethGetTransactionByHash(hash.hex()),
                        EthTransaction::getResult)
                .isPresent();
    }

    private long count(DefaultBlockParameterName block) {
        return chain.send(
                        "eth_getTransactionCount",
                        chain.web3j().ethGetTransactionCount(sender().hex(), block),
                        EthGetTransactionCount::getTransactionCount)
                .longValueExact();
    }
}
