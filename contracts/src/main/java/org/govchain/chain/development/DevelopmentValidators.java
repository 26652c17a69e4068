package org.govchain.chain.development;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.StatusUpdate;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.ReceiptTrie;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.ValidatorSet;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import org.web3j.utils.Numeric;

/**
 * Four validators with known keys that seal whatever they are told was anchored, in blocks as QBFT has them: for tests and measurements
 * where there is no network. Made with web3j, which the code that judges seals does not use.
 */
public final class DevelopmentValidators {

    private static final String EVENT = "CheckpointAnchored(bytes32,uint64,bytes32,bytes32,(bytes32,uint64,bytes32)[])";
    private static final int WORD = 32;
    private static final byte V_OFFSET = 27;

    private final List<ECKeyPair> keys = IntStream.rangeClosed(1, 4)
            .mapToObj(i -> ECKeyPair.create(BigInteger.valueOf(i).shiftLeft(200)))
            .toList();
    private final String contract;

    /** Validators of a chain whose CheckpointAnchor is at this address, 0x and 40 hexadecimal digits. */
    public DevelopmentValidators(String contract) {
        this.contract = contract;
    }

    /** They were always in office. */
    public ValidatorSet set() {
        return new ValidatorSet(
                0,
                Optional.empty(),
                keys.stream().map(key -> "0x" + Keys.getAddress(key)).toList());
    }

    /**
     * The seal of so many of them on a block with one transaction, which anchors this checkpoint.
     *
     * @param journalHead of the registry, in the event
     */
    public ConsortiumSeal seal(AnchoredCheckpoint checkpoint, Sha256Digest journalHead, int sealing) {
        return seal(checkpoint, journalHead, sealing, List.of());
    }

    /**
     * The same of a block in which the checkpoint announces versions of status lists.
     *
     * @param updates in their order
     */
    public ConsortiumSeal seal(
            AnchoredCheckpoint checkpoint, Sha256Digest journalHead, int sealing, List<StatusUpdate> updates) {
        ReceiptTrie receipts = ReceiptTrie.of(List.of(receipt(checkpoint, journalHead, updates)));
        byte[] committed = Hash.sha3(header(checkpoint, receipts, List.of()));
        List<RlpType> seals = keys.subList(0, sealing).stream()
                .<RlpType>map(key -> bytes(seal(key, committed)))
                .toList();
        return ConsortiumSeal.of(header(checkpoint, receipts, seals), 0, receipts.proof(0), 0)
                .asOptional()
                .orElseThrow();
    }

    private byte[] receipt(AnchoredCheckpoint checkpoint, Sha256Digest journalHead, List<StatusUpdate> updates) {
        Stream<byte[]> announced = updates.stream()
                .flatMap(update -> Stream.of(
                        update.listId().bytes(),
                        word(update.version()),
                        update.digest().bytes()));
        Stream<byte[]> fixed = Stream.of(
                word(checkpoint.treeSize()),
                checkpoint.root().bytes(),
                journalHead.bytes(),
                word(4 * WORD),
                word(updates.size()));
        byte[] event = Stream.concat(fixed, announced).reduce(new byte[0], DevelopmentValidators::joined);
        RlpList log = list(
                bytes(Numeric.hexStringToByteArray(contract)),
                list(
                        bytes(Numeric.hexStringToByteArray(Hash.sha3String(EVENT))),
                        bytes(checkpoint.logId().bytes())),
                bytes(event));
        return RlpEncoder.encode(list(number(1), number(60_000), bytes(new byte[256]), list(log)));
    }

    private byte[] header(AnchoredCheckpoint checkpoint, ReceiptTrie receipts, List<RlpType> seals) {
        byte[] hash = new byte[WORD];
        return RlpEncoder.encode(list(
                bytes(hash),
                bytes(hash),
                bytes(new byte[20]),
                bytes(hash),
                bytes(hash),
                bytes(receipts.root()),
                bytes(new byte[256]),
                number(1),
                number(checkpoint.block().number()),
                number(30_000_000),
                number(60_000),
                number(checkpoint.block().time().getEpochSecond()),
                bytes(extraData(seals)),
                bytes(hash),
                bytes(new byte[8])));
    }

    private byte[] extraData(List<RlpType> seals) {
        List<RlpType> validators = keys.stream()
                .<RlpType>map(key -> bytes(Numeric.hexStringToByteArray(Keys.getAddress(key))))
                .toList();
        return RlpEncoder.encode(
                list(bytes(new byte[WORD]), new RlpList(validators), list(), number(0), new RlpList(seals)));
    }

    private static byte[] seal(ECKeyPair key, byte[] digest) {
        Sign.SignatureData signature = Sign.signMessage(digest, key, false);
        byte[] v = {(byte) (signature.getV()[0] - V_OFFSET)};
        return joined(joined(signature.getR(), signature.getS()), v);
    }

    private static byte[] word(long value) {
        return Numeric.toBytesPadded(BigInteger.valueOf(value), WORD);
    }

    private static RlpList list(RlpType... items) {
        return new RlpList(items);
    }

    private static RlpString bytes(byte[] content) {
        return RlpString.create(content);
    }

    private static RlpString number(long value) {
        return RlpString.create(BigInteger.valueOf(value));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
