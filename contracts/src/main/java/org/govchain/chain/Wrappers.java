package org.govchain.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.contracts.CheckpointAnchor;
import org.govchain.chain.contracts.Consortium;
import org.govchain.chain.contracts.IssuerRegistry;
import org.govchain.chain.contracts.StatusRegistry;
import org.govchain.merkle.Sha256Digest;
import org.web3j.tx.ReadonlyTransactionManager;
import org.web3j.tx.TransactionManager;
import org.web3j.tx.gas.ContractGasProvider;
import org.web3j.tx.gas.StaticGasProvider;

/**
 * The generated wrappers, used for what they know about encoding and decoding only. What they would send themselves they
 * would retry, time out and price in their own way.
 */
final class Wrappers {

    private static final ContractGasProvider NO_GAS = new StaticGasProvider(BigInteger.ZERO, BigInteger.ZERO);
    private static final byte[] ZERO = new byte[Sha256Digest.LENGTH];

    private Wrappers() {}

    static IssuerRegistry issuerRegistry(ChainConnection chain, AccountAddress at) {
        return IssuerRegistry.load(at.hex(), chain.web3j(), nobody(chain, at), NO_GAS);
    }

    static CheckpointAnchor checkpointAnchor(ChainConnection chain, AccountAddress at) {
        return CheckpointAnchor.load(at.hex(), chain.web3j(), nobody(chain, at), NO_GAS);
    }

    static StatusRegistry statusRegistry(ChainConnection chain, AccountAddress at) {
        return StatusRegistry.load(at.hex(), chain.web3j(), nobody(chain, at), NO_GAS);
    }

    static Consortium consortium(ChainConnection chain, AccountAddress at) {
        return Consortium.load(at.hex(), chain.web3j(), nobody(chain, at), NO_GAS);
    }

    private static TransactionManager nobody(ChainConnection chain, AccountAddress at) {
        return new ReadonlyTransactionManager(chain.web3j(), at.hex());
    }

    static BigInteger uint64(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a uint64 here is never negative: " + value);
        }
        return BigInteger.valueOf(value);
    }

    /** Unix seconds, rounded down. */
    static BigInteger uint64(Instant time) {
        return uint64(time.getEpochSecond());
    }

    /** A time the type {@link Instant} cannot hold, such as "never" (2⁶⁴ − 1), becomes {@link Instant#MAX}. */
    static Instant instant(BigInteger unixSeconds) {
        return unixSeconds.compareTo(BigInteger.valueOf(Instant.MAX.getEpochSecond())) >= 0
                ? Instant.MAX
                : Instant.ofEpochSecond(unixSeconds.longValueExact());
    }

    /** The constant a contract's enum number stands for; another number is an answer that cannot be read. */
    static <E> E constant(E[] constants, int number, String what) {
        if (number < 0 || number >= constants.length) {
            throw new ChainUnavailable("no " + what + " has the number " + number);
        }
        return constants[number];
    }

    static List<byte[]> bytes(List<Sha256Digest> digests) {
        List<byte[]> bytes = new ArrayList<>(digests.size());
        for (Sha256Digest digest : digests) {
            bytes.add(digest.bytes());
        }
        return bytes;
    }

    /** Absent where the contract stores zero for "none". */
    static Optional<Sha256Digest> nonZero(byte[] bytes32) {
        Sha256Digest digest = Sha256Digest.of(bytes32);
        return digest.equals(Sha256Digest.of(ZERO)) ? Optional.empty() : Optional.of(digest);
    }
}
