package org.govchain.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.response.EthGetTransactionReceipt;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * Examines what a founding says it left on the chain, against one node: whoever deployed the contracts could have deployed
 * others, kept the registry, let in a member more, or registered something before the members took over.
 */
public final class DeploymentExamination {

    private static final AccountAddress NOBODY = new AccountAddress("0x" + "0".repeat(40));

    private final ChainConnection chain;
    private final DeploymentRecord said;
    private final DeployedCode code;
    private final List<Check> checks = new ArrayList<>();

    public DeploymentExamination(ChainConnection chain, DeploymentRecord said) {
        this.chain = chain;
        this.said = said;
        this.code = new DeployedCode(chain);
    }

    /**
     * One thing that was compared.
     *
     * @param subject what, in a word or two
     * @param difference what is otherwise than said; empty when it is as said
     */
    public record Check(String subject, Optional<String> difference) {

        /** Whether it is as said. */
        public boolean holds() {
            return difference.isEmpty();
        }
    }

    /**
     * Compares everything that can be compared; what cannot be asked because something before it is wrong is left out.
     *
     * @throws ChainUnavailable when the node does not answer
     */
    public List<Check> run() {
        checks.clear();
        if (network() && addresses() && codes()) {
            owner();
            founders();
            journal();
        }
        steps();
        return List.copyOf(checks);
    }

    private boolean network() {
        boolean sameNumber = check(
                "chain",
                chain.chainId() == said.chainId(),
                "the node works on chain " + chain.chainId() + ", not " + said.chainId());
        String genesis = chain.block(0).map(block -> block.hash().hex()).orElse("none");
        boolean sameBlock = check(
                "genesis",
                genesis.equals(said.genesis().hex()),
                "the node's first block is " + genesis + ": another network");
        return sameNumber && sameBlock;
    }

    private boolean addresses() {
        DeploymentAddresses follow = DeploymentAddresses.of(said.deployer());
        boolean same = follow.issuerRegistry().equals(said.issuerRegistry().address())
                && follow.checkpointAnchor().equals(said.checkpointAnchor().address())
                && follow.consortium().equals(said.consortium().address());
        return check("addresses", same, "they are not those of the first three transactions of " + said.deployer());
    }

    private boolean codes() {
        AccountAddress registry = said.issuerRegistry().address();
        AccountAddress anchor = said.checkpointAnchor().address();
        AccountAddress status = said.statusRegistry().address();
        AccountAddress consortium = said.consortium().address();
        if (!code("IssuerRegistry", said.issuerRegistry(), code.isRegistry(registry))) {
            // The node runs the other constructors, and they want a registry.
            return false;
        }
        boolean anchors = code("CheckpointAnchor", said.checkpointAnchor(), code.isAnchor(anchor, registry, status));
        boolean statuses =
                code("StatusRegistry", said.statusRegistry(), code.isStatusRegistry(status, anchor, registry));
        boolean members = code(
                "Consortium",
                said.consortium(),
                code.isConsortium(consortium, registry, said.plan().lifetime()));
        return anchors && statuses && members;
    }

    private boolean code(String name, DeploymentRecord.Contract contract, boolean ours) {
        return check(
                        name,
                        ours,
                        code.exists(contract.address())
                                ? "the code at " + contract.address() + " is not what this version deploys"
                                : "there is no contract at " + contract.address())
                && check(
                        name + " hash",
                        code.hash(contract.address()).equals(contract.codeHash()),
                        "the code's hash is " + code.hash(contract.address()) + ", not " + contract.codeHash());
    }

    private void owner() {
        AccountAddress consortium = said.consortium().address();
        AccountAddress registry = said.issuerRegistry().address();
        ContractView view = new ContractView(chain, registry, DefaultBlockParameterName.LATEST);
        String owner =
                view.ask(Wrappers.issuerRegistry(chain, registry).owner()).text(0);
        String offered = view.ask(Wrappers.issuerRegistry(chain, registry).pendingOwner())
                .text(0);
        check("owner", new AccountAddress(owner).equals(consortium), "the registry belongs to " + owner);
        check("offer", new AccountAddress(offered).equals(NOBODY), "the registry is offered to " + offered);
    }

    private void founders() {
        DeploymentRecord.Step deployed = said.step(CeremonyStep.CONSORTIUM);
        List<ConsortiumMember> found = new MembershipHistory(
                        chain, said.consortium().address())
                .founders(deployed.block(), deployed.transaction());
        List<ConsortiumMember> named = said.plan().founders();
        check("founders", named.equals(found), "founded by " + listed(found) + ", not by " + listed(named));
        ConsortiumState state = new ConsortiumReader(chain, said.consortium().address(), deployed.block()).state();
        Set<ConsortiumMember> present = new HashSet<>(state.members());
        check(
                "members",
                state.epoch() > 0 || present.equals(new HashSet<>(named)),
                "the members are " + listed(state.members()));
    }

    private void journal() {
        long handedOver = said.step(CeremonyStep.ACCEPTANCE).block();
        Journal journal = new RegistryReader(chain, said.contracts()).journal();
        long before = journal.changes().stream()
                .filter(change -> change.blockNumber() <= handedOver)
                .count();
        check("journal", before == 0, before + " changes were made before the members took over");
    }

    private void steps() {
        for (CeremonyStep step : CeremonyStep.values()) {
            DeploymentRecord.Step done = said.step(step);
            Optional<TransactionReceipt> receipt = chain.ask(
                    "eth_getTransactionReceipt",
                    chain.web3j().ethGetTransactionReceipt(done.transaction().hex()),
                    EthGetTransactionReceipt::getResult);
            boolean same = receipt.filter(TransactionReceipt::isStatusOK)
                    .filter(r -> r.getBlockNumber().longValueExact() == done.block())
                    .filter(r -> new AccountAddress(r.getFrom()).equals(said.deployer()))
                    .isPresent();
            check(
                    "transaction " + (step.nonce() + 1),
                    same,
                    "block " + done.block() + " holds no transaction " + done.transaction() + " of the deployer: to "
                            + step.words());
        }
    }

    private boolean check(String subject, boolean holds, String difference) {
        checks.add(new Check(subject, holds ? Optional.empty() : Optional.of(difference)));
        return holds;
    }

    private static String listed(List<ConsortiumMember> members) {
        return members.isEmpty()
                ? "nobody"
                : String.join(
                        ", ",
                        members.stream()
                                .map(member -> member.account() + " " + ChangeWords.quoted(member.name()))
                                .toList());
    }
}
