package org.govchain.chain;

/**
 * The Keccak-256 hash by which a node knows a transaction.
 *
 * @param hex 0x and 64 hexadecimal digits; kept in lower case
 */
public record TransactionHash(String hex) {

    public TransactionHash {
        hex = Hex.exactly(32, hex, "a transaction hash");
    }

    @Override
    public String toString() {
        return hex;
    }
}
