package org.govchain.benchmark;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.govchain.crypto.CryptoProviders;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;
import org.govchain.verify.KeyPurpose;
import org.govchain.verify.Registry;

/** An authority with a key for each purpose, and the registry changes that name it, as the contract writes them. */
record Authority(String issuer, String name, Key credential, Key seal, Key status) {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key pair and a certificate of the size that offices have. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Key(VerifyingKey key, RawSigner signer, byte[] certificate) {

        static Key of(KeyAlgorithm algorithm, String name) {
            KeyPair pair = KeyPairs.generate(algorithm, RANDOM);
            VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
            byte[] certificate = algorithm == KeyAlgorithm.P256 ? certificate(pair, key, name) : new byte[0];
            return new Key(key, RawSigner.of(pair.getPrivate(), algorithm), certificate);
        }

        private static byte[] certificate(KeyPair pair, VerifyingKey key, String name) {
            X500Name subject = new X500Name("C=DE,O=" + name + ",CN=" + name + " Signatur 2026");
            try {
                return new X509v3CertificateBuilder(
                                subject,
                                BigInteger.ONE,
                                Date.from(FROM),
                                Date.from(UNTIL),
                                subject,
                                SubjectPublicKeyInfo.getInstance(key.spki()))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(CryptoProviders.bouncyCastle())
                                .build(pair.getPrivate()))
                        .getEncoded();
            } catch (OperatorCreationException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Authority of(String issuer, String name) {
        return new Authority(
                issuer,
                name,
                Key.of(KeyAlgorithm.P256, name),
                Key.of(KeyAlgorithm.P256, name),
                Key.of(KeyAlgorithm.P256, name));
    }

    List<Key> keys() {
        return List.of(credential, seal, status);
    }

    List<byte[]> changes(String type, String list, String origin) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return List.of(
                change(
                        0x01,
                        ByteBuffer.allocate(32 + utf8.length).put(id(issuer)).put(utf8)),
                added(credential, KeyPurpose.CREDENTIAL),
                added(seal, KeyPurpose.SEAL),
                added(status, KeyPurpose.STATUS),
                change(
                        0x04,
                        ByteBuffer.allocate(72).put(id(issuer)).put(id(type)).putLong(FROM.getEpochSecond())),
                change(
                        0x09,
                        ByteBuffer.allocate(96).put(id(list)).put(id(issuer)).put(id(origin))));
    }

    private byte[] added(Key key, KeyPurpose purpose) {
        return change(
                0x02,
                ByteBuffer.allocate(81)
                        .put(id(issuer))
                        .put(key.key().thumbprint().bytes())
                        .put((byte) purpose.bit())
                        .putLong(FROM.getEpochSecond())
                        .putLong(UNTIL.getEpochSecond()));
    }

    static byte[] logRegistered(String origin) {
        return change(
                0x06, ByteBuffer.allocate(60).put(id(origin)).put(new byte[20]).putLong(1_000_000));
    }

    private static byte[] id(String text) {
        return Registry.idOf(text).bytes();
    }

    private static byte[] change(int kind, ByteBuffer fields) {
        return ByteBuffer.allocate(9 + fields.capacity())
                .put((byte) kind)
                .putLong(FROM.getEpochSecond())
                .put(fields.flip())
                .array();
    }
}
