package org.govchain.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of key that govchain knows, each with the only DER SubjectPublicKeyInfo it accepts.
 *
 * <p>Named curve, uncompressed point, no unused bits: for each kind everything before the key bytes is one fixed prefix
 * (RFC 5480 §2, RFC 5639 §4, RFC 8410 §4). Comparing it is the strictest DER parser there is, and a key has one thumbprint.
 */
public enum KeyAlgorithm {
    /** NIST P-256, signs with ECDSA over SHA-256. */
    P256("3059301306072a8648ce3d020106082a8648ce3d03010703420004", Curve.P256),
    /** brainpoolP256r1 of RFC 5639, signs with ECDSA over SHA-256. */
    BRAINPOOL_P256R1("305a301406072a8648ce3d020106092b240303020801010703420004", Curve.BRAINPOOL_P256R1),
    /** Ed25519 of RFC 8032. */
    ED25519("302a300506032b6570032100", null);

    /** Length of a signature in bytes: r ‖ s on both curves, R ‖ S for Ed25519. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final HexFormat HEX = HexFormat.of();

    private final String prefix;
    private final @Nullable Curve curve;

    KeyAlgorithm(String prefix, @Nullable Curve curve) {
        this.prefix = prefix;
        this.curve = curve;
    }

    /** Whether this is the {@code alg} of a JWS by such a key (RFC 7518 §3.4; RFC 8037 §3.1 and its successor RFC 9864). */
    public boolean isNamed(String alg) {
        return switch (this) {
            case P256 -> alg.equals("ES256");
            case ED25519 -> alg.equals("EdDSA") || alg.equals("Ed25519");
            case BRAINPOOL_P256R1 -> false;
        };
    }

    boolean accepts(byte[] spki) {
        return spki.length == prefixLength() + keyLength()
                && HEX.formatHex(spki, 0, prefixLength()).equals(prefix)
                && isValidPoint(spki);
    }

    /** The 32 raw bytes of an Ed25519 key, or x ‖ y of a curve point. */
    byte[] keyBytes(byte[] spki) {
        return Arrays.copyOfRange(spki, prefixLength(), spki.length);
    }

    /** The DER form of these key bytes, not yet validated. */
    byte[] spkiOf(byte[] keyBytes) {
        return HEX.parseHex(prefix + HEX.formatHex(keyBytes));
    }

    private int prefixLength() {
        return prefix.length() / 2;
    }

    private int keyLength() {
        return curve == null ? 32 : 64;
    }

    private boolean isValidPoint(byte[] spki) {
        if (curve == null) {
            return Ed25519.validatePublicKeyFull(spki, prefixLength());
        }
        return curve.contains(
                new BigInteger(1, spki, prefixLength(), 32), new BigInteger(1, spki, prefixLength() + 32, 32));
    }

    /** y² = x³ + ax + b over a prime field. Both curves have cofactor 1: every point on them is in the right group. */
    private enum Curve {
        P256(
                "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
                "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
                "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
        BRAINPOOL_P256R1(
                "a9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5377",
                "7d5a0975fc2c3057eef67530417affe7fb8055c126dc5c6ce94a4b44f330b5d9",
                "26dc5c6ce94a4b44f330b5d9bbd77cbf958416295cf7e1ce6bccdc18ff8c07b6");

        private final BigInteger p;
        private final BigInteger a;
        private final BigInteger b;

        Curve(String p, String a, String b) {
            this.p = new BigInteger(p, 16);
            this.a = new BigInteger(a, 16);
            this.b = new BigInteger(b, 16);
        }

        boolean contains(BigInteger x, BigInteger y) {
            return x.compareTo(p) < 0
                    && y.compareTo(p) < 0
                    && y.multiply(y)
                                    .subtract(x.multiply(x).add(a).multiply(x).add(b))
                                    .mod(p)
                                    .signum()
                            == 0;
        }
    }
}
