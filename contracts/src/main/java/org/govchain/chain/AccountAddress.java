package org.govchain.chain;

/**
 * The 20-byte address of an account or contract.
 *
 * @param hex 0x and 40 hexadecimal digits; kept in lower case
 */
public record AccountAddress(String hex) {

    public AccountAddress {
        hex = Hex.exactly(20, hex, "an address");
    }

    @Override
    public String toString() {
        return hex;
    }
}
