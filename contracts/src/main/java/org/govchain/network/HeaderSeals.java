package org.govchain.network;

import java.math.BigInteger;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govchain.chain.AccountAddress;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import org.web3j.utils.Numeric;

/**
 * Who worked on a block: its proposer and those whose commit seals it carries (QBFT, block header). For watching one's own
 * nodes only; what a verifier believes of a header is judged by {@code org.govchain.consortium}.
 */
final class HeaderSeals {

    private static final int PROPOSER = 2;
    private static final int EXTRA_DATA = 12;
    private static final int SEALS = 4;
    private static final int SCALAR = 32;
    private static final int SEAL = 65;
    private static final byte V_OFFSET = 27;

    private HeaderSeals() {}

    /**
     * The accounts that made or sealed a block.
     *
     * @param header its RLP, from a node that is asked what it knows
     * @throws IllegalArgumentException when it is no header of a QBFT chain
     */
    static Set<AccountAddress> of(byte[] header) {
        try {
            return read(header);
        } catch (ClassCastException | IndexOutOfBoundsException | SignatureException e) {
            throw new IllegalArgumentException("not the header of a QBFT block", e);
        }
    }

    private static Set<AccountAddress> read(byte[] header) throws SignatureException {
        List<RlpType> fields = list(RlpDecoder.decode(header).getValues().getFirst());
        List<RlpType> extraData = list(
                RlpDecoder.decode(bytes(fields.get(EXTRA_DATA))).getValues().getFirst());
        byte[] digest = commitDigest(fields, extraData);
        Set<AccountAddress> workers = new HashSet<>();
        workers.add(new AccountAddress(Numeric.toHexString(bytes(fields.get(PROPOSER)))));
        for (RlpType seal : list(extraData.get(SEALS))) {
            workers.add(signer(bytes(seal), digest));
        }
        return workers;
    }

    /** What is sealed: the header with the round and without the seals. */
    private static byte[] commitDigest(List<RlpType> fields, List<RlpType> extraData) {
        List<RlpType> unsealed = new ArrayList<>(extraData);
        unsealed.set(SEALS, new RlpList());
        List<RlpType> header = new ArrayList<>(fields);
        header.set(EXTRA_DATA, RlpString.create(RlpEncoder.encode(new RlpList(unsealed))));
        return Hash.sha3(RlpEncoder.encode(new RlpList(header)));
    }

    private static AccountAddress signer(byte[] seal, byte[] digest) throws SignatureException {
        if (seal.length != SEAL) {
            throw new SignatureException("a seal has 65 bytes");
        }
        BigInteger key = Sign.signedMessageHashToKey(
                digest,
                new Sign.SignatureData(
                        (byte) (seal[2 * SCALAR] + V_OFFSET),
                        Arrays.copyOfRange(seal, 0, SCALAR),
                        Arrays.copyOfRange(seal, SCALAR, 2 * SCALAR)));
        return new AccountAddress("0x" + Keys.getAddress(key));
    }

    private static List<RlpType> list(RlpType item) {
        return ((RlpList) item).getValues();
    }

    private static byte[] bytes(RlpType item) {
        return ((RlpString) item).getBytes();
    }
}
