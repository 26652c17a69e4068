package org.govchain.chain;

import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.Type;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.RemoteFunctionCall;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;

/** Read-only calls to one contract, all at the same block or all at the newest one. */
final class ContractView {

    private final ChainConnection chain;
    private final AccountAddress contract;
    private final DefaultBlockParameter block;

    ContractView(ChainConnection chain, AccountAddress contract, DefaultBlockParameter block) {
        this.chain = chain;
        this.contract = contract;
        this.block = block;
    }

    ContractView at(long blockNumber) {
        return new ContractView(chain, contract, DefaultBlockParameter.valueOf(BigInteger.valueOf(blockNumber)));
    }

    AccountAddress contract() {
        return contract;
    }

    /** The values a view returns. A view that reverts or answers nothing (no contract there) is {@link ChainUnavailable}. */
    Answer ask(RemoteFunctionCall<?> function) {
        Transaction call = Transaction.createEthCallTransaction(null, contract.hex(), function.encodeFunctionCall());
        String result = chain.send("eth_call", chain.web3j().ethCall(call, block), EthCall::getValue);
        @SuppressWarnings("rawtypes") // web3j's own signature
        List<Type> values = ChainConnection.decode("eth_call", () -> function.decodeFunctionResponse(result));
        if (values.isEmpty()) {
            throw new ChainUnavailable("no contract of this kind answers at " + contract);
        }
        return new Answer(values);
    }

    /** The values of one answer, by position. */
    @SuppressWarnings("rawtypes") // web3j's own signature
    record Answer(List<Type> values) {

        BigInteger number(int position) {
            return (BigInteger) values.get(position).getValue();
        }

        byte[] bytes(int position) {
            return (byte[]) values.get(position).getValue();
        }

        String text(int position) {
            return (String) values.get(position).getValue();
        }

        @SuppressWarnings("unchecked") // the caller knows the method it asked
        <T extends Type> List<T> list(int position) {
            return (List<T>) values.get(position).getValue();
        }

        boolean flag(int position) {
            return (Boolean) values.get(position).getValue();
        }
    }
}
