package org.govchain.network;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.govchain.chain.AccountAddress;
import org.web3j.crypto.Keys;

/**
 * The public key of a validator's node: peers know it by this (devp2p, enode URL scheme), blocks by the address made from it.
 *
 * @param hex x and y of a point of secp256k1, 128 hexadecimal digits; kept in lower case
 */
public record NodeId(String hex) {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{128}");
    private static final int HALF = 64;

    /** Prime of the field, SEC 2, §2.4.1. */
    private static final BigInteger FIELD =
            new BigInteger("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", 16);

    private static final BigInteger SEVEN = BigInteger.valueOf(7);

    public NodeId {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!DIGITS.matcher(hex).matches() || !isOnTheCurve(hex)) {
            throw new IllegalArgumentException(
                    "not the public key of a node (128 hexadecimal digits): \"" + hex + "\"");
        }
    }

    /** The validator's address, as block headers and votes name it. */
    public AccountAddress validator() {
        return new AccountAddress("0x" + Keys.getAddress(hex));
    }

    /** How peers find the node at an address. */
    public String enode(String host, int port) {
        return "enode://" + hex + "@" + host + ":" + port;
    }

    @Override
    public String toString() {
        return hex;
    }

    /** A mistyped digit would make a node that nobody can ever be. */
    private static boolean isOnTheCurve(String hex) {
        BigInteger x = new BigInteger(hex.substring(0, HALF), 16);
        BigInteger y = new BigInteger(hex.substring(HALF), 16);
        return x.compareTo(FIELD) < 0
                && y.compareTo(FIELD) < 0
                && y.multiply(y)
                                .subtract(x.multiply(x).multiply(x).add(SEVEN))
                                .mod(FIELD)
                                .signum()
                        == 0;
    }
}
