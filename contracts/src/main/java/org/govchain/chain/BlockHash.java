package org.govchain.chain;

/**
 * The Keccak-256 hash of a block header.
 *
 * @param hex 0x and 64 hexadecimal digits; kept in lower case
 */
public record BlockHash(String hex) {

    public BlockHash {
        hex = Hex.exactly(32, hex, "a block hash");
    }

    @Override
    public String toString() {
        return hex;
    }
}
