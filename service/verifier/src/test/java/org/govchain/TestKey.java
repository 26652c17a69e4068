package org.govchain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;

/** A P-256 key made from a name, with the deterministic signatures of RFC 6979, so that vectors come out the same each time. */
public final class TestKey {

    private static final String SPKI_PREFIX = "3059301306072a8648ce3d020106082a8648ce3d030107034200";
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private final ECPrivateKeyParameters key;

    private TestKey(ECPrivateKeyParameters key) {
        this.key = key;
    }

    /** The key of this name. */
    public static TestKey named(String name) {
        byte[] scalar = Sha256Digest.hash(name.getBytes(StandardCharsets.UTF_8)).bytes();
        return new TestKey(new ECPrivateKeyParameters(new BigInteger(1, scalar).mod(CURVE.getN()), DOMAIN));
    }

    /** DER SubjectPublicKeyInfo in base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(spki());
    }

    /** The public half. */
    public VerifyingKey verifyingKey() {
        return PublicKeys.fromSpki(spki()).orElseThrow();
    }

    /** Raw r ‖ s. */
    public byte[] sign(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        BigInteger[] signature =
                signer.generateSignature(Sha256Digest.hash(message).bytes());
        byte[] raw = Arrays.copyOf(BigIntegers.asUnsignedByteArray(32, signature[0]), 64);
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, signature[1]), 0, raw, 32, 32);
        return raw;
    }

    private byte[] spki() {
        byte[] point = DOMAIN.getG().multiply(key.getD()).normalize().getEncoded(false);
        return HexFormat.of().parseHex(SPKI_PREFIX + HexFormat.of().formatHex(point));
    }
}
