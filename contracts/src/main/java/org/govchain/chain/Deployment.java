package org.govchain.chain;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.govchain.chain.contracts.CheckpointAnchor;
import org.govchain.chain.contracts.IssuerRegistry;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.crypto.ContractUtils;
import org.web3j.protocol.core.DefaultBlockParameterName;

/**
 * Puts the contracts on a chain. A contract's address follows from its creator and the creator's nonce, so an owner account
 * that is used for this first finds its contracts again without remembering anything, however often it died in between.
 */
public final class Deployment {

    static final long GAS = 8_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChainConnection chain;
    private final Transactions transactions;

    /** @param owner becomes the registry's owner; its first two transactions are the deployment */
    public Deployment(ChainConnection chain, ChainAccount owner) {
        this.chain = chain;
        this.transactions = new Transactions(chain, owner);
    }

    /**
     * Deploys what is missing and verifies what is there.
     *
     * @throws IllegalStateException when the account was used for something else first, or the code on the chain is not ours
     * @throws ChainUnavailable when the node does not answer
     */
    public ContractAddresses deploy() {
        AccountAddress registry = created(0);
        AccountAddress anchor = created(1);
        DeployedCode code = new DeployedCode(chain);
        long used = transactions.minedCount();
        List<SignedTransaction> sent = new ArrayList<>(2);
        if (!code.exists(registry)) {
            sent.add(create(0, used, registryCreation()));
        }
        if (!code.exists(anchor)) {
            sent.add(create(1, used, anchorCreation(registry)));
        }
        Confirmation confirmation = new Confirmation(transactions, PATIENCE);
        sent.forEach(confirmation::await);
        return verify(registry, anchor);
    }

    /**
     * Checks contracts that somebody deployed: byte for byte what this version's creation code yields.
     *
     * @throws IllegalStateException when the code on the chain is another
     * @throws ChainUnavailable when the node does not answer
     */
    public static void verify(ChainConnection chain, ContractAddresses contracts) {
        DeployedCode code = new DeployedCode(chain);
        AccountAddress registry = contracts.issuerRegistry();
        AccountAddress anchor = contracts.checkpointAnchor();
        AccountAddress status = contracts.statusRegistry();
        require(code.isRegistry(registry), "IssuerRegistry", registry);
        require(code.isAnchor(anchor, registry, status), "CheckpointAnchor", anchor);
        require(code.isStatusRegistry(status, anchor, registry), "StatusRegistry", status);
        if (!statusRegistryOf(chain, anchor).equals(status)) {
            throw new IllegalStateException(
                    "the anchor at " + anchor + " writes to another status registry than " + status);
        }
    }

    private ContractAddresses verify(AccountAddress registry, AccountAddress anchor) {
        ContractAddresses contracts = new ContractAddresses(registry, anchor, statusRegistryOf(chain, anchor));
        verify(chain, contracts);
        return contracts;
    }

    private SignedTransaction create(long nonce, long used, String creation) {
        if (used > nonce) {
            throw new IllegalStateException(
                    "the account " + transactions.sender() + " was used before: deploy with a new one");
        }
        SignedTransaction transaction = transactions.sign(null, creation, GAS, nonce);
        transactions.broadcast(transaction);
        return transaction;
    }

    private AccountAddress created(long nonce) {
        return created(transactions.sender(), nonce);
    }

    /** The address of what an account creates with a nonce. */
    static AccountAddress created(AccountAddress creator, long nonce) {
        return new AccountAddress(ContractUtils.generateContractAddress(creator.hex(), BigInteger.valueOf(nonce)));
    }

    private String registryCreation() {
        return registryCreation(transactions.sender());
    }

    static String registryCreation(AccountAddress owner) {
        return IssuerRegistry.BINARY + argument(owner);
    }

    static String anchorCreation(AccountAddress registry) {
        return CheckpointAnchor.BINARY + argument(registry);
    }

    static String argument(AccountAddress address) {
        return FunctionEncoder.encodeConstructor(List.of(new Address(address.hex())));
    }

    private static void require(boolean holds, String contract, AccountAddress where) {
        if (!holds) {
            throw new IllegalStateException("the code at " + where + " is not this version's " + contract);
        }
    }

    static AccountAddress statusRegistryOf(ChainConnection chain, AccountAddress anchor) {
        ContractView view = new ContractView(chain, anchor, DefaultBlockParameterName.LATEST);
        return new AccountAddress(
                view.ask(Wrappers.checkpointAnchor(chain, anchor).statusRegistry())
                        .text(0));
    }
}
