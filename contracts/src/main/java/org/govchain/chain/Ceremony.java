package org.govchain.chain;

import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.govchain.chain.contracts.Consortium;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Uint64;

/**
 * The founding of a network: one account deploys the contracts and hands the registry over to the members, in five
 * transactions. Account, nonces, founders and lifetime determine every byte of them, so a founding that died is simply begun
 * again: what is mined is found, what is on its way is awaited, what is missing is sent.
 */
public final class Ceremony {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChainConnection chain;
    private final Transactions transactions;
    private final Confirmation confirmation;
    private final Plan plan;
    private final DeploymentAddresses addresses;

    /**
     * What the founders agreed on.
     *
     * @param lifetime of proposals: whole seconds, at most 366 days
     * @param founders the first members; begin with three or more, with two a lost key blocks everything for ever
     */
    public record Plan(Duration lifetime, List<ConsortiumMember> founders) {

        private static final Duration LONGEST = Duration.ofDays(366);

        public Plan {
            founders = List.copyOf(founders);
            // What the contract would refuse is refused before the account's nonces are used up.
            if (founders.isEmpty()) {
                throw new IllegalArgumentException("a consortium has founders");
            }
            if (founders.stream().map(ConsortiumMember::account).distinct().count() < founders.size()) {
                throw new IllegalArgumentException("an account is named twice among the founders");
            }
            if (lifetime.isNegative() || lifetime.isZero() || lifetime.toNanosPart() != 0) {
                throw new IllegalArgumentException("the lifetime of proposals is a positive number of whole seconds");
            }
            if (lifetime.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "the lifetime of proposals is at most " + LONGEST.toDays() + " days");
            }
        }
    }

    /** Hears of each step when it was sent and when a block contains it. */
    public interface Progress {

        /** The step's transaction is on its way. */
        void sent(CeremonyStep step);

        /** A block contains it, perhaps since an earlier run. */
        void mined(CeremonyStep step, BlockRef block);
    }

    /** @param deployer a new account, used for nothing else; it keeps no right once this is done */
    public Ceremony(ChainConnection chain, ChainAccount deployer, Plan plan) {
        this.chain = chain;
        this.transactions = new Transactions(chain, deployer);
        this.confirmation = new Confirmation(transactions, PATIENCE);
        this.plan = plan;
        this.addresses = DeploymentAddresses.of(deployer.address());
    }

    /**
     * Does what is missing and describes the whole. The description says what was done, not that it is right: examine it with
     * {@link DeploymentExamination}.
     *
     * @throws TransactionRefused when a contract refuses a step, such as a founder named twice
     * @throws IllegalStateException when the account did something else, or this with other founders or another lifetime
     * @throws ChainUnavailable when the node does not answer: run it again
     */
    public DeploymentRecord run(Progress progress) {
        Map<CeremonyStep, DeploymentRecord.Step> done = new EnumMap<>(CeremonyStep.class);
        for (CeremonyStep step : CeremonyStep.values()) {
            SignedTransaction transaction = sign(step);
            requireOwnWork(step, transaction);
            transactions.broadcast(transaction);
            progress.sent(step);
            BlockRef block = confirmation.await(transaction);
            progress.mined(step, block);
            done.put(step, new DeploymentRecord.Step(transaction.hash(), block.number()));
        }
        return describe(done);
    }

    static String consortiumCreation(AccountAddress registry, Duration lifetime, List<ConsortiumMember> founders) {
        List<Consortium.Member> members = founders.stream()
                .map(founder -> new Consortium.Member(founder.account().hex(), founder.name()))
                .toList();
        return Consortium.BINARY
                + FunctionEncoder.encodeConstructor(List.of(
                        new Address(registry.hex()),
                        new Uint64(BigInteger.valueOf(lifetime.toSeconds())),
                        new DynamicArray<>(Consortium.Member.class, members)));
    }

    SignedTransaction sign(CeremonyStep step) {
        return switch (step) {
            case REGISTRY -> create(step, Deployment.registryCreation(transactions.sender()));
            case ANCHOR -> create(step, Deployment.anchorCreation(addresses.issuerRegistry()));
            case CONSORTIUM ->
                create(step, consortiumCreation(addresses.issuerRegistry(), plan.lifetime(), plan.founders()));
            case OFFER ->
                call(
                        step,
                        addresses.issuerRegistry(),
                        Wrappers.issuerRegistry(chain, addresses.issuerRegistry())
                                .transferOwnership(addresses.consortium().hex())
                                .encodeFunctionCall());
            case ACCEPTANCE ->
                call(
                        step,
                        addresses.consortium(),
                        Wrappers.consortium(chain, addresses.consortium())
                                .acceptOwnership()
                                .encodeFunctionCall());
        };
    }

    private SignedTransaction create(CeremonyStep step, String creation) {
        return transactions.sign(null, creation, Deployment.GAS, step.nonce());
    }

    private SignedTransaction call(CeremonyStep step, AccountAddress contract, String data) {
        return transactions.sign(contract, data, Deployment.GAS, step.nonce());
    }

    private void requireOwnWork(CeremonyStep step, SignedTransaction transaction) {
        if (transactions.outcome(transaction) instanceof TransactionOutcome.Displaced) {
            throw new IllegalStateException(
                    "the account " + transactions.sender() + " did something else where it should " + step.words()
                            + ": was it used before, or with other founders or another lifetime?");
        }
    }

    private DeploymentRecord describe(Map<CeremonyStep, DeploymentRecord.Step> steps) {
        DeployedCode code = new DeployedCode(chain);
        AccountAddress status = Deployment.statusRegistryOf(chain, addresses.checkpointAnchor());
        BlockRef genesis = chain.block(0).orElseThrow(() -> new ChainUnavailable("the node has no first block"));
        return new DeploymentRecord(
                chain.chainId(),
                genesis.hash(),
                transactions.sender(),
                contract(code, addresses.issuerRegistry()),
                contract(code, addresses.checkpointAnchor()),
                contract(code, status),
                contract(code, addresses.consortium()),
                plan,
                steps);
    }

    private static DeploymentRecord.Contract contract(DeployedCode code, AccountAddress address) {
        return new DeploymentRecord.Contract(address, code.hash(address));
    }
}
