package org.govchain.chain;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govchain.chain.contracts.StatusRegistry;
import org.web3j.crypto.Hash;
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

    /** Keccak-256 of the code, as the EVM's EXTCODEHASH answers. */
    String hash(AccountAddress contract) {
        return Hex.of(Hash.sha3(code(contract)));
    }

    boolean isRegistry(AccountAddress registry) {
        // Any owner will do for the comparison: it is stored, not part of the code.
        return isCreatedBy(Deployment.registryCreation(registry), registry, registry);
    }

    boolean isStatusRegistry(AccountAddress status, AccountAddress anchor, AccountAddress registry) {
        return isCreatedBy(StatusRegistry.BINARY + Deployment.argument(registry), anchor, status);
    }

    /** The anchor's code names the status registry it created; ours, run now, names another one in the same places. */
    boolean isAnchor(AccountAddress anchor, AccountAddress registry, AccountAddress status) {
        byte[] deployed = code(anchor);
        byte[] expected = created(anchor, Deployment.anchorCreation(registry));
        return deployed.length == expected.length && sameButFor(Hex.parse(status.hex()), deployed, expected);
    }

    /** Registry and lifetime are part of the code; the members are stored, so any founder will do for the comparison. */
    boolean isConsortium(AccountAddress consortium, AccountAddress registry, Duration lifetime) {
        List<ConsortiumMember> anybody = List.of(new ConsortiumMember(registry, ""));
        return isCreatedBy(Ceremony.consortiumCreation(registry, lifetime, anybody), registry, consortium);
    }

    private boolean isCreatedBy(String creation, AccountAddress creator, AccountAddress contract) {
        byte[] deployed = code(contract);
        return deployed.length > 0 && Arrays.equals(deployed, created(creator, creation));
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
}
