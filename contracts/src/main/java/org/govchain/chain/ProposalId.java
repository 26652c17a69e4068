package org.govchain.chain;

import java.util.List;
import org.govchain.chain.contracts.Consortium;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.crypto.Hash;

/**
 * Keccak-256 of the ABI encoding of (number, calls): whoever approves an id approves exactly these calls
 * (docs/spec/contracts.md, "Consortium").
 *
 * @param hex 0x and 64 hexadecimal digits; kept in lower case
 */
public record ProposalId(String hex) {

    public ProposalId {
        hex = Hex.exactly(32, hex, "a proposal's id");
    }

    static ProposalId of(long number, List<Consortium.Call> calls) {
        String encoded = FunctionEncoder.encodeConstructor(
                List.of(new Uint64(number), new DynamicArray<>(Consortium.Call.class, calls)));
        return new ProposalId(Hash.sha3("0x" + encoded));
    }

    byte[] bytes() {
        return Hex.parse(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
