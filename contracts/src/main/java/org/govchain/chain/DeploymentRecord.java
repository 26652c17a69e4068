package org.govchain.chain;

import java.util.Map;
import org.govchain.log.Parsed;

/**
 * What a founding left on the chain: the file {@code contracts.json} that every member gets and examines against a node of
 * its own. It is believed in nothing.
 *
 * @param chainId EIP-155 chain id
 * @param genesis hash of block 0: two networks may have the same id
 * @param deployer the account that deployed everything
 * @param plan what the founders agreed on
 * @param steps the transaction of each step
 */
public record DeploymentRecord(
        long chainId,
        BlockHash genesis,
        AccountAddress deployer,
        Contract issuerRegistry,
        Contract checkpointAnchor,
        Contract statusRegistry,
        Contract consortium,
        Ceremony.Plan plan,
        Map<CeremonyStep, Step> steps) {

    public DeploymentRecord {
        steps = Map.copyOf(steps);
        if (steps.size() != CeremonyStep.values().length) {
            throw new IllegalArgumentException("a founding has " + CeremonyStep.values().length + " steps");
        }
    }

    /**
     * A contract.
     *
     * @param codeHash Keccak-256 of its code, as EXTCODEHASH answers: 0x and 64 hexadecimal digits
     */
    public record Contract(AccountAddress address, String codeHash) {

        public Contract {
            codeHash = Hex.exactly(32, codeHash, "a code hash");
        }
    }

    /** A transaction and the block that contains it. */
    public record Step(TransactionHash transaction, long block) {}

    /** The step of that name. */
    public Step step(CeremonyStep step) {
        Step found = steps.get(step);
        if (found == null) {
            throw new IllegalStateException("checked when this was made");
        }
        return found;
    }

    /** The contracts that services and verifiers ask. */
    public ContractAddresses contracts() {
        return new ContractAddresses(issuerRegistry.address(), checkpointAnchor.address(), statusRegistry.address());
    }

    /** The file's content, UTF-8. */
    public byte[] toJson() {
        return DeploymentJson.write(this);
    }

    /** Reads the file; the reason of a refusal names the member. */
    public static Parsed<DeploymentRecord> parse(byte[] json) {
        return DeploymentJson.read(json);
    }
}
