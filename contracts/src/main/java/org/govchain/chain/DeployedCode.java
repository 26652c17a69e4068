package org.govchain.chain;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.govchain.chain.contracts.StatusRegistry;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.EthGetCode;

/**
 * Compares the code on a chain with what our creation code yields there: the node runs it (eth_call without a recipient), so
 * constructor arguments that the compiler wrote into the code are compared as well.
 */
final class DeployedCode {

    private static final int ADDRESS = 20;

    private final ChainConnection chain;

    DeployedCode(ChainConnection chain) {
        this.chain = chain;
    }

    boolean exists(AccountAddress contract) {
        return code(contract).length > 0;
    }

    void requireRegistry(AccountAddress registry, String creation) {
        require(Arrays.equals(code(registry), created(registry, creation)), "IssuerRegistry", registry);
    }

    void requireStatusRegistry(AccountAddress status, AccountAddress anchor, AccountAddress registry) {
        String creation = StatusRegistry.BINARY + Deployment.argument(registry);
        require(Arrays.equals(code(status), created(anchor, creation)), "StatusRegistry", status);
    }

    /** The anchor's code names the status registry it created; ours, run now, names another one in the same places. */
    void requireAnchor(AccountAddress anchor, String creation, AccountAddress status) {
        byte[] deployed = code(anchor);
        byte[] expected = created(anchor, creation);
        require(
                deployed.length == expected.length && sameButFor(Hex.parse(status.hex()), deployed, expected),
                "CheckpointAnchor",
                anchor);
    }

    private static boolean sameButFor(byte[] address, byte[] deployed, byte[] expected) {
        Set<String> replaced = new HashSet<>();
        int i = 0;
        while (i < deployed.length) {
            if (i + ADDRESS <= deployed.length && Arrays.equals(deployed, i, i + ADDRESS, address, 0, ADDRESS)) {
                replaced.add(Hex.of(Arrays.copyOfRange(expected, i, i + ADDRESS)));
                i += ADDRESS;
            } else if (deployed[i] == expected[i]) {
                i++;
            } else {
                return false;
            }
        }
        return replaced.size() == 1;
    }

    private byte[] code(AccountAddress contract) {
        return Hex.parse(chain.send(
                "eth_getCode",
                chain.web3j().ethGetCode(contract.hex(), DefaultBlockParameterName.LATEST),
                EthGetCode::getCode));
    }

    private byte[] created(AccountAddress from, String creation) {
        Transaction call = Transaction.createEthCallTransaction(from.hex(), null, creation);
        return Hex.parse(chain.send(
                "eth_call", chain.web3j().ethCall(call, DefaultBlockParameterName.LATEST), EthCall::getValue));
    }

    private static void require(boolean holds, String contract, AccountAddress where) {
        if (!holds) {
            throw new IllegalStateException("the code at " + where + " is not this version's " + contract);
        }
    }
}
