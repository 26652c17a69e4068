package org.govchain.chain;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.EthTransaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** Why a mined transaction failed: Besu keeps it in the receipt, for others the call is repeated on the state it met. */
final class RevertReason {

    static final String UNKNOWN = "unknown";

    private final ChainConnection chain;

    RevertReason(ChainConnection chain) {
        this.chain = chain;
    }

    String of(TransactionReceipt receipt) {
        return ContractErrors.name(receipt.getRevertReason()).orElseGet(() -> replay(receipt));
    }

    private String replay(TransactionReceipt receipt) {
        BigInteger block = receipt.getBlockNumber();
        // On the state before the block, then on the state after it: an earlier transaction of the block may be the
        // reason.
        return chain.ask(
                        "eth_getTransactionByHash",
                        chain.web3j().ethGetTransactionByHash(receipt.getTransactionHash()),
                        EthTransaction::getResult)
                .flatMap(t -> errorAt(t, block.subtract(BigInteger.ONE)).or(() -> errorAt(t, block)))
                .orElse(UNKNOWN);
    }

    private Optional<String> errorAt(
            org.web3j.protocol.core.methods.response.Transaction transaction, BigInteger block) {
        EthCall answer = chain.exchange(
                "eth_call",
                chain.web3j()
                        .ethCall(
                                org.web3j.protocol.core.methods.request.Transaction.createEthCallTransaction(
                                        transaction.getFrom(), transaction.getTo(), transaction.getInput()),
                                DefaultBlockParameter.valueOf(block)));
        return of(answer.getError());
    }

    /** The contract's error in a node's answer to a call it tried; empty when it answered or failed for another reason. */
    static Optional<String> of(Response.@Nullable Error error) {
        // web3j hands on the error's data as JSON text, quotation marks included.
        return Optional.ofNullable(error)
                .map(Response.Error::getData)
                .flatMap(data -> ContractErrors.name(data.replace("\"", "")));
    }
}
