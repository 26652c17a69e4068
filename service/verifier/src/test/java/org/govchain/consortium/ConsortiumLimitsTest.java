package org.govchain.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.util.BigIntegers;
import org.govchain.log.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last value that is taken and the first that is not. */
class ConsortiumLimitsTest {

    private static final BigInteger ORDER =
            CustomNamedCurves.getByName("secp256k1").getN();
    private static final byte[] DIGEST = Keccak256.hash(new byte[] {1});
    private static final int EXTRA_DATA = 12;

    private final TestBlock block = TestBlock.ofFour();

    @ParameterizedTest
    @CsvSource({
        "262144, 0, 0, 0, true",
        "262145, 0, 0, 0, false",
        "262143, 1, 0, 0, true",
        "262144, 1, 0, 0, false",
        "1, 16, 0, 0, true",
        "1, 17, 0, 0, false",
        "1, 1, 1048576, 0, true",
        "1, 1, 1048577, 0, false",
        "1, 1, -1, 0, false",
        "1, 1, 0, -1, false"
    })
    void aSealHasLimits(int headerLength, int nodes, long transactionIndex, int logIndex, boolean taken) {
        assertThat(ConsortiumSeal.of(
                        new byte[headerLength], transactionIndex, Collections.nCopies(nodes, new byte[1]), logIndex))
                .isInstanceOf(taken ? Parsed.Ok.class : Parsed.Malformed.class);
    }

    @Test
    void aSealIsWhatItWasMadeFrom() {
        List<byte[]> nodes = List.of(new byte[] {2}, new byte[] {3});
        ConsortiumSeal seal = made(new byte[] {1}, 7, nodes, 5);

        assertThat(seal.header()).containsExactly(1);
        assertThat(seal.transactionIndex()).isEqualTo(7);
        assertThat(seal.receiptProof()).containsExactlyElementsOf(nodes);
        assertThat(seal.logIndex()).isEqualTo(5);
        assertThat(seal)
                .isEqualTo(made(new byte[] {1}, 7, nodes, 5))
                .hasSameHashCodeAs(made(new byte[] {1}, 7, nodes, 5));
        assertThat(List.of(
                        made(new byte[] {9}, 7, nodes, 5),
                        made(new byte[] {1}, 8, nodes, 5),
                        made(new byte[] {1}, 7, nodes.subList(0, 1), 5),
                        made(new byte[] {1}, 7, nodes, 6)))
                .doesNotContain(seal);
    }

    @Test
    void signaturesHaveNumbersInTheirRange() {
        byte[] seal = TestBlock.VALIDATORS.getFirst().seal(DIGEST);
        BigInteger r = new BigInteger(1, Arrays.copyOf(seal, 32));
        BigInteger half = ORDER.shiftRight(1);

        assertThat(signer(r, half, 0)).isTrue();
        assertThat(signer(r, half.add(BigInteger.ONE), 0)).isFalse();
        assertThat(signer(r, BigInteger.ONE, 1)).isTrue();
        assertThat(signer(r, BigInteger.ZERO, 0)).isFalse();
        assertThat(signer(BigInteger.ZERO, BigInteger.ONE, 0)).isFalse();
        assertThat(signer(ORDER, BigInteger.ONE, 0)).isFalse();
        assertThat(signer(BigInteger.TWO.pow(256).subtract(BigInteger.ONE), BigInteger.ONE, 0))
                .isFalse();
        assertThat(signer(r, BigInteger.ONE, 2)).isFalse();
        assertThat(signer(r, BigInteger.ONE, 27)).isFalse();
        assertThat(signer(r, BigInteger.ONE, -1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"14, false", "15, true", "16, true", "32, true", "33, false"})
    void aHeaderHas15To32Fields(int count, boolean read) {
        List<byte[]> fields = fields(block.header());
        while (fields.size() < count) {
            fields.add(Rlp.zero());
        }

        assertThat(BlockHeader.parse(Rlp.list(fields.subList(0, count))).isPresent())
                .isEqualTo(read);
    }

    @Test
    void aHeaderHas64KibibytesAtMost() {
        List<byte[]> fields = fields(block.header());
        int others = Rlp.list(fields).length - fields.get(6).length;
        // Beside the bloom filter's bytes: its own prefix, and one byte more for the prefix of the list.
        int room = BlockHeader.MAX_LENGTH - others - 3;
        fields.set(6, Rlp.string(new byte[room]));
        byte[] largest = Rlp.list(fields);
        fields.set(6, Rlp.string(new byte[room + 1]));

        assertThat(largest).hasSize(BlockHeader.MAX_LENGTH);
        assertThat(BlockHeader.parse(largest)).isPresent();
        assertThat(BlockHeader.parse(Rlp.list(fields))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 80, true", // vanity
        "0, c0, false",
        "1, c0, true", // validators
        "1, 80, false",
        "1, d4930000000000000000000000000000000000000000, false",
        "2, 80, true", // vote: whatever it is
        "3, 84ffffffff, true", // round
        "3, 85ffffffffff, false",
        "3, c0, false",
        "4, c0, true", // seals
        "4, c3820102, false",
        "4, 80, false"
    })
    void extraDataHasFivePartsOfTheirKind(int part, String hex, boolean read) {
        byte[] extraData = RlpItem.parse(fields(block.header()).get(EXTRA_DATA))
                .flatMap(RlpItem::string)
                .orElseThrow();
        List<byte[]> parts = fields(extraData);
        parts.set(part, HexFormat.of().parseHex(hex));

        assertThat(SealExtraData.parse(Rlp.list(parts)).isPresent()).isEqualTo(read);
        assertThat(ValidatorsInHeader.of(Rlp.list(parts)).isPresent()).isEqualTo(read && part != 1);
    }

    @ParameterizedTest
    @CsvSource({"01, true, true", "80, true, false", "02, true, false", "820001, false, false", "820100, false, false"})
    void aReceiptsStatusIsAByteAndOneIsSuccess(String status, boolean read, boolean succeeded) {
        List<byte[]> fields = fields(TestBlock.receipt(true));
        fields.set(0, HexFormat.of().parseHex(status));

        assertThat(Receipt.parse(Rlp.list(fields)).isPresent()).isEqualTo(read);
        assertThat(Receipt.parse(Rlp.list(fields)).filter(Receipt::succeeded).isPresent())
                .isEqualTo(succeeded);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2, true", "127, true", "128, false", "-1, false"})
    void aReceiptsTypeIsBelow128(int type, boolean read) {
        byte[] receipt = TestBlock.receipt(true);
        byte[] typed = new byte[receipt.length + 1];
        System.arraycopy(receipt, 0, typed, 1, receipt.length);
        typed[0] = (byte) type;

        assertThat(Receipt.parse(typed).isPresent()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "b7, 55, true",
        "b837, 55, false",
        "b838, 56, true",
        "b838, 55, false",
        "b838, 57, false",
        "f7, 55, true",
        "f837, 55, false",
        "f838, 56, true",
        "ba010000, 65536, true",
        "ba010000, 65535, false",
        "b9ffff, 65535, true",
        "bb00010000, 65536, false",
        "bc0000000038, 56, false",
        "bc0100000000, 56, false"
    })
    void longItemsSayTheirLengthInAsFewBytesAsPossible(String prefix, int length, boolean read) {
        byte[] head = HexFormat.of().parseHex(prefix);
        byte[] item = Arrays.copyOf(head, head.length + length);

        assertThat(RlpItem.parse(item).isPresent()).isEqualTo(read);
    }

    private static boolean signer(BigInteger r, BigInteger s, int v) {
        byte[] seal = new byte[65];
        BigIntegers.asUnsignedByteArray(r, seal, 0, 32);
        BigIntegers.asUnsignedByteArray(s, seal, 32, 32);
        seal[64] = (byte) v;
        return CommitSeal.signer(seal, DIGEST).isPresent();
    }

    private static ConsortiumSeal made(byte[] header, long transactionIndex, List<byte[]> nodes, int logIndex) {
        return ConsortiumSeal.of(header, transactionIndex, nodes, logIndex)
                .asOptional()
                .orElseThrow();
    }

    private static List<byte[]> fields(byte[] list) {
        return new ArrayList<>(RlpItem.parse(list).flatMap(RlpItem::items).orElseThrow().stream()
                .map(RlpItem::encoded)
                .toList());
    }
}
