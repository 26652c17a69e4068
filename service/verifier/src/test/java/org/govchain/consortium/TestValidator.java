package org.govchain.consortium;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/** A validator whose key follows from its name; worthless, and the same in every run. */
public record TestValidator(BigInteger key) {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    /** The validator with this name. */
    public static TestValidator named(String name) {
        byte[] hash = Keccak256.hash(name.getBytes(StandardCharsets.UTF_8));
        return new TestValidator(new BigInteger(1, hash).mod(CURVE.getN()));
    }

    /** Its account. */
    public Address address() {
        byte[] point = CURVE.getG().multiply(key).normalize().getEncoded(false);
        return Address.ofPublicKey(Arrays.copyOfRange(point, 1, point.length));
    }

    /** r ‖ s ‖ v over a digest (RFC 6979). */
    byte[] seal(byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(key, DOMAIN));
        BigInteger[] signature = signer.generateSignature(digest);
        byte[] seal = new byte[65];
        BigIntegers.asUnsignedByteArray(signature[0], seal, 0, 32);
        BigIntegers.asUnsignedByteArray(signature[1].min(CURVE.getN().subtract(signature[1])), seal, 32, 32);
        for (byte v = 0; v < 2; v++) {
            seal[64] = v;
            if (CommitSeal.signer(seal, digest).filter(address()::equals).isPresent()) {
                return seal;
            }
        }
        throw new AssertionError("a signature that nobody made");
    }
}
