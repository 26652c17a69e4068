package org.govchain.cli.readings;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.govchain.cli.terminal.Fault;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;

/** The key of a device or gateway in a file of its own: PKCS#8 as PEM, Ed25519 or P-256, as {@code openssl genpkey} writes it. Never printed. */
public final class SenderKey {

    private static final Pattern PEM = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
    private static final int COORDINATE = 32;

    private final RawSigner signer;
    private final VerifyingKey key;
    private final String header;

    private SenderKey(PrivateKey secret, VerifyingKey key) {
        this.signer = RawSigner.of(secret, key.algorithm());
        this.key = key;
        JsonText json =
                new JsonText(160).raw("{").member("alg", key.algorithm() == KeyAlgorithm.ED25519 ? "EdDSA" : "ES256");
        json.raw(",").member("kid", kid());
        json.raw(",\"b64\":false,\"crit\":[\"b64\"]}");
        this.header = Base64Url.encode(json.toUtf8());
    }

    /** Reads a key. @throws Fault that says what the file is not, never what is in it */
    public static SenderKey read(Path file) {
        try {
            Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!pem.find()) {
                throw notAKey(file, null);
            }
            byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.group(1));
            return ed25519(pkcs8).or(() -> p256(pkcs8)).orElseThrow(() -> notAKey(file, null));
        } catch (IOException e) {
            throw new Fault("the key " + file + " cannot be read", "check the path and your rights there", e);
        } catch (IllegalArgumentException e) {
            throw notAKey(file, e);
        }
    }

    /** Makes an Ed25519 key in a new file that only its owner may read. @throws Fault when there is a file already */
    public static SenderKey create(Path file, SecureRandom random) {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.ED25519, random);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, pem, StandardCharsets.US_ASCII);
        } catch (FileAlreadyExistsException e) {
            throw new Fault("there is a file " + file + " already", "name another one; no key is overwritten", e);
        } catch (IOException e) {
            throw new Fault("the key " + file + " cannot be written", "check the path and your rights there", e);
        }
        return read(file);
    }

    /** The key in this file, made now when there is none. */
    public static SenderKey readOrCreate(Path file, SecureRandom random) {
        return Files.exists(file) ? read(file) : create(file, random);
    }

    /** SHA-256 of the DER SubjectPublicKeyInfo in hexadecimal, by which the register knows the key. */
    public String kid() {
        return key.thumbprint().toHex();
    }

    /** A detached JWS over these bytes as they are (RFC 7515 appendix F, RFC 7797). */
    public String sign(byte[] body) {
        byte[] before = (header + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(before, before.length + body.length);
        System.arraycopy(body, 0, signed, before.length, body.length);
        return header + ".." + Base64Url.encode(signer.sign(signed));
    }

    /** The public half as a JSON Web Key. */
    public String jwk() {
        byte[] bytes = key.keyBytes();
        JsonText json = new JsonText(160).raw("{");
        if (key.algorithm() == KeyAlgorithm.ED25519) {
            json.member("kty", "OKP").raw(",").member("crv", "Ed25519");
            return json.raw(",").member("x", Base64Url.encode(bytes)).raw("}").toString();
        }
        json.member("kty", "EC").raw(",").member("crv", "P-256");
        json.raw(",").member("x", Base64Url.encode(Arrays.copyOf(bytes, COORDINATE)));
        return json.raw(",")
                .member("y", Base64Url.encode(Arrays.copyOfRange(bytes, COORDINATE, bytes.length)))
                .raw("}")
                .toString();
    }

    private static Optional<SenderKey> ed25519(byte[] pkcs8) {
        try {
            PrivateKey secret =
                    KeyFactory.getInstance("Ed25519", "SunEC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            // The file need not hold the public half.
            return ((EdECPrivateKey) secret)
                    .getBytes()
                    .map(seed -> new Ed25519PrivateKeyParameters(seed).generatePublicKey())
                    .flatMap(half -> PublicKeys.fromEd25519(half.getEncoded()))
                    .map(half -> new SenderKey(secret, half));
        } catch (GeneralSecurityException anotherKind) {
            return Optional.empty();
        }
    }

    private static Optional<SenderKey> p256(byte[] pkcs8) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC", "SunEC");
            ECPrivateKey secret = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            var point = CustomNamedCurves.getByName("secp256r1")
                    .getG()
                    .multiply(secret.getS())
                    .normalize();
            ECPoint half = new ECPoint(
                    coordinate(point.getAffineXCoord().getEncoded()),
                    coordinate(point.getAffineYCoord().getEncoded()));
            return PublicKeys.fromJdk(factory.generatePublic(new ECPublicKeySpec(half, secret.getParams())))
                    .filter(it -> it.algorithm() == KeyAlgorithm.P256)
                    .map(it -> new SenderKey(secret, it));
        } catch (GeneralSecurityException anotherKind) {
            return Optional.empty();
        }
    }

    private static BigInteger coordinate(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static Fault notAKey(Path file, @org.jspecify.annotations.Nullable Exception cause) {
        String message = file + " is no unencrypted PKCS#8 key, Ed25519 or P-256, as PEM";
        String hint =
                "make one with: openssl genpkey -algorithm ed25519 -out device.pem; turn another form into it with: openssl pkcs8 -topk8 -nocrypt";
        return cause == null ? new Fault(message, hint) : new Fault(message, hint, cause);
    }
}
