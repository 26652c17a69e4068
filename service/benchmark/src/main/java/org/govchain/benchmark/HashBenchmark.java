package org.govchain.benchmark;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** SHA-256 compressions per second with one reused digest: what a tree could reach at best, and which provider to take. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class HashBenchmark {

    private static final int BULK_BLOCKS = 1 << 14;

    /** JDK's own or Corretto's. */
    @Param({"SUN", "AmazonCorrettoCryptoProvider"})
    public String provider = "SUN";

    private final byte[] bulk = new byte[64 * BULK_BLOCKS];
    private final byte[] input = new byte[65];
    private final byte[] out = new byte[32];
    private MessageDigest digest = digestOf(Security.getProvider("SUN"));

    @Setup
    public void choose() {
        digest = digestOf(provider.equals("SUN") ? Security.getProvider("SUN") : AmazonCorrettoCryptoProvider.INSTANCE);
    }

    /** A leaf: prefix and entry of 34 bytes. */
    @Benchmark
    public byte[] leaf() throws DigestException {
        return hash(35);
    }

    /** A block of 64 bytes, whose padding costs a second compression: the usual raw figure. */
    @Benchmark
    @OperationsPerInvocation(2)
    public byte[] block() throws DigestException {
        return hash(64);
    }

    /** A node: prefix and two hashes. */
    @Benchmark
    @OperationsPerInvocation(2)
    public byte[] node() throws DigestException {
        return hash(65);
    }

    /** One mebibyte at once: no call per block. */
    @Benchmark
    @OperationsPerInvocation(BULK_BLOCKS + 1)
    public byte[] bulk() throws DigestException {
        digest.update(bulk);
        digest.digest(out, 0, out.length);
        return out;
    }

    private byte[] hash(int length) throws DigestException {
        digest.update(input, 0, length);
        digest.digest(out, 0, out.length);
        return out;
    }

    private static MessageDigest digestOf(Provider provider) {
        try {
            return MessageDigest.getInstance("SHA-256", provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(provider.getName() + " has no SHA-256", e);
        }
    }
}
