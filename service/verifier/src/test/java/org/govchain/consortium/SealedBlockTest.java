package org.govchain.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.govchain.log.Parsed;
import org.junit.jupiter.api.Test;

class SealedBlockTest {

    private final TestBlock block = TestBlock.ofFour();

    private static Parsed<ConsortiumSeal> seal(byte[] header, List<byte[]> receipts) {
        return SealedBlock.of(header, receipts)
                .then(it -> it.sealOf(TestBlock.CONTRACT, TestBlock.LOG, TestBlock.SIZE));
    }

    @Test
    void makesTheSealThatItsJudgeAccepts() {
        ConsortiumSeal seal =
                seal(block.header(), block.receipts()).asOptional().orElseThrow();
        assertThat(seal).isEqualTo(block.seal(0));
        assertThat(seal.judge(TestBlock.expectation())).isInstanceOf(ConsortiumSeal.Judgement.Sealed.class);
    }

    /** As Besu hands them out: a typed receipt inside a string. */
    @Test
    void takesTypedReceiptsOutOfTheirString() {
        List<byte[]> wrapped = new ArrayList<>(block.receipts());
        wrapped.replaceAll(receipt -> receipt[0] == 2 ? Rlp.string(receipt) : receipt);
        assertThat(wrapped.get(TestBlock.INDEX)).isNotEqualTo(block.receipts().get(TestBlock.INDEX));
        assertThat(seal(block.header(), wrapped)).isEqualTo(new Parsed.Ok<>(block.seal(0)));
    }

    @Test
    void findsTheEventAmongOthers() {
        byte[] several = TestBlock.receiptWithEventBefore(
                TestBlock.anchor(TestBlock.CONTRACT, TestBlock.LOG, TestBlock.SIZE, TestBlock.ROOT));
        TestBlock other = TestBlock.ofFour().withReceipt(several);
        assertThat(seal(other.header(), other.receipts())).isEqualTo(new Parsed.Ok<>(other.seal(1)));
    }

    @Test
    void hasTheHashOfItsHeader() {
        SealedBlock sealed =
                SealedBlock.of(block.header(), block.receipts()).asOptional().orElseThrow();
        assertThat(sealed.hash()).isEqualTo(block.hash());
    }

    @Test
    void refusesReceiptsOfAnotherBlock() {
        List<byte[]> fewer = block.receipts().subList(0, 3);
        assertThat(seal(block.header(), fewer)).isInstanceOf(Parsed.Malformed.class);
        assertThat(seal(block.header(), List.of())).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void refusesAHeaderThatIsNone() {
        assertThat(seal(new byte[] {1}, block.receipts())).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void refusesABlockWithoutTheEvent() {
        SealedBlock sealed =
                SealedBlock.of(block.header(), block.receipts()).asOptional().orElseThrow();
        assertThat(sealed.sealOf(TestBlock.CONTRACT, TestBlock.LOG, TestBlock.SIZE + 1))
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(sealed.sealOf(TestBlock.CONTRACT, TestBlock.digest("other"), TestBlock.SIZE))
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(sealed.sealOf(new Address("0x" + "ab".repeat(20)), TestBlock.LOG, TestBlock.SIZE))
                .isInstanceOf(Parsed.Malformed.class);
        TestBlock reverted = TestBlock.ofFour().withReceipt(TestBlock.revertedAnchor());
        assertThat(seal(reverted.header(), reverted.receipts())).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void readsTheValidatorsOfAHeader() {
        byte[] extraData = RlpItem.parse(block.header())
                .orElseThrow()
                .items()
                .orElseThrow()
                .get(12)
                .string()
                .orElseThrow();
        assertThat(ValidatorsInHeader.of(extraData)).contains(TestBlock.addresses(TestBlock.VALIDATORS));
        assertThat(ValidatorsInHeader.of(new byte[0])).isEmpty();
    }
}
