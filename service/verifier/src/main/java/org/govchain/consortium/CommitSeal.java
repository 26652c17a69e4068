package org.govchain.consortium;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** Who made a seal: public key recovery on secp256k1 (SEC 1, version 2.0, §4.1.6), as a seal names nobody. */
final class CommitSeal {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger HALF = CURVE.getN().shiftRight(1);
    private static final int SCALAR = 32;
    private static final byte EVEN_Y = 2;

    private CommitSeal() {}

    /**
     * The account whose key made this seal.
     *
     * @param seal r ‖ s ‖ v, 65 bytes; v is 0 or 1 and says whether y is odd
     * @param digest what was signed, 32 bytes
     * @return empty when nobody can have made it
     */
    static Optional<Address> signer(byte[] seal, byte[] digest) {
        BigInteger n = CURVE.getN();
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(seal, 0, SCALAR));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(seal, SCALAR, 2 * SCALAR));
        int v = seal[2 * SCALAR];
        // The larger of the two possible s is the same signature written differently; Besu never writes it.
        if (r.signum() == 0 || r.compareTo(n) >= 0 || s.signum() == 0 || s.compareTo(HALF) > 0 || (v != 0 && v != 1)) {
            return Optional.empty();
        }
        Optional<ECPoint> point = point(r, v);
        if (point.isEmpty()) {
            return Optional.empty();
        }
        BigInteger e = new BigInteger(1, digest);
        BigInteger inverse = BigIntegers.modOddInverse(n, r);
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(
                        CURVE.getG(),
                        e.negate().multiply(inverse).mod(n),
                        point.get(),
                        s.multiply(inverse).mod(n))
                .normalize();
        return key.isInfinity()
                ? Optional.empty()
                : Optional.of(Address.ofPublicKey(Arrays.copyOfRange(key.getEncoded(false), 1, 1 + 2 * SCALAR)));
    }

    private static Optional<ECPoint> point(BigInteger x, int odd) {
        byte[] compressed = new byte[1 + SCALAR];
        compressed[0] = (byte) (EVEN_Y + odd);
        BigIntegers.asUnsignedByteArray(x, compressed, 1, SCALAR);
        try {
            return Optional.of(CURVE.getCurve().decodePoint(compressed));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }
}
