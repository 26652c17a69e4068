package org.govchain.consortium;

import java.util.HexFormat;
import java.util.Optional;

/**
 * An account or validator: the last 20 bytes of the Keccak-256 of its public key.
 *
 * @param hex 0x and 40 lower-case hexadecimal digits
 */
public record Address(String hex) {

    /** Length in bytes. */
    static final int LENGTH = 20;

    /** Throws {@link IllegalArgumentException} for anything but 0x and 40 lower-case hexadecimal digits. */
    public Address {
        if (!hex.matches("0x[0-9a-f]{40}")) {
            throw new IllegalArgumentException("an address is 0x and 40 lower-case hexadecimal digits");
        }
    }

    static Address of(byte[] bytes) {
        return new Address("0x" + HexFormat.of().formatHex(bytes));
    }

    static Optional<Address> read(RlpItem item) {
        return item.string(LENGTH).map(Address::of);
    }

    static Address ofPublicKey(byte[] xy) {
        byte[] hash = Keccak256.hash(xy);
        return new Address("0x" + HexFormat.of().formatHex(hash, Keccak256.LENGTH - LENGTH, Keccak256.LENGTH));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    @Override
    public String toString() {
        return hex;
    }
}
