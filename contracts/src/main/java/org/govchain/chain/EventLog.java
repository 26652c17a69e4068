package org.govchain.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;

/** The events of one contract. */
final class EventLog {

    /** Besu refuses wider ranges by default (rpc-max-logs-range 5000). */
    static final long MAX_RANGE = 5_000;

    private final ChainConnection chain;
    private final AccountAddress contract;

    EventLog(ChainConnection chain, AccountAddress contract) {
        this.chain = chain;
        this.contract = contract;
    }

    /** Events of the blocks from first to last, both included, with exactly these leading topics, in order. */
    List<Log> read(long firstBlock, long lastBlock, String... topics) {
        EthFilter filter = new EthFilter(number(firstBlock), number(lastBlock), contract.hex());
        for (String topic : topics) {
            filter.addSingleTopic(topic);
        }
        return chain.send("eth_getLogs", chain.web3j().ethGetLogs(filter), EventLog::logs);
    }

    private static List<Log> logs(EthLog answer) {
        List<Log> logs = new ArrayList<>();
        for (EthLog.LogResult<?> result : answer.getLogs()) {
            if (result.get() instanceof Log log && !log.isRemoved()) {
                logs.add(log);
            }
        }
        return logs;
    }

    private static DefaultBlockParameter number(long block) {
        return DefaultBlockParameter.valueOf(BigInteger.valueOf(block));
    }
}
