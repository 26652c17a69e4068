package org.govchain.benchmark;

import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.govchain.crypto.CryptoProviders;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signatures per second over a message of 1 KiB, by the provider that govchain chooses and by Bouncy Castle. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class SignatureBenchmark {

    /** Kind of key. */
    @Param({"P256", "BRAINPOOL_P256R1", "ED25519"})
    public KeyAlgorithm algorithm = KeyAlgorithm.P256;

    private final byte[] message = new byte[1024];
    private KeyPair pair = KeyPairs.generate(KeyAlgorithm.P256, new SecureRandom());
    private VerifyingKey key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
    private RawSigner signer = RawSigner.of(pair.getPrivate(), KeyAlgorithm.P256);
    private RawSigner bouncyCastle = signer;
    private byte[] signature = new byte[0];

    @Setup
    public void generate() {
        Provider castle = CryptoProviders.bouncyCastle();
        pair = KeyPairs.generate(algorithm, new SecureRandom());
        key = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        signer = RawSigner.of(pair.getPrivate(), algorithm);
        bouncyCastle = RawSigner.of(pair.getPrivate(), algorithm, castle);
        signature = signer.sign(message);
    }

    @Benchmark
    public byte[] sign() {
        return signer.sign(message);
    }

    @Benchmark
    public byte[] signWithBouncyCastle() {
        return bouncyCastle.sign(message);
    }

    @Benchmark
    public boolean verify() {
        return key.verify(message, signature);
    }

    /** Reading a key checks its encoding and its point. */
    @Benchmark
    public VerifyingKey readKey() {
        return PublicKeys.fromSpki(key.spki()).orElseThrow();
    }
}
