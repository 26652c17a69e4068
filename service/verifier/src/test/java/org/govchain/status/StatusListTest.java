package org.govchain.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.govchain.jose.Base64Url;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;

class StatusListTest {

    /** draft-ietf-oauth-status-list §4.2: 12 entries of two bits, in three bytes. */
    @Test
    void packsTheExampleOfTheStandard() {
        Status[] example = {
            Status.INVALID, Status.SUSPENDED, Status.VALID, Status.SUPERSEDED,
            Status.VALID, Status.INVALID, Status.VALID, Status.INVALID,
            Status.INVALID, Status.SUSPENDED, Status.SUPERSEDED, Status.SUPERSEDED
        };
        StatusList list = StatusList.ofSize(12);
        for (int i = 0; i < example.length; i++) {
            list = list.with(i, example[i]);
        }
        assertThat(list.bits()).containsExactly(0xc9, 0x44, 0xf9);
        for (int i = 0; i < example.length; i++) {
            assertThat(list.get(i)).contains(example[i]);
        }
        assertThat(StatusList.decompress(Base64Url.decode("eNo76fITAAPfAgc").orElseThrow()))
                .contains(list);
    }

    @Test
    void changesTheNamedEntriesOfACopyOnly() {
        StatusList list = StatusList.ofSize(8).with(Map.of(1, Status.INVALID, 2, Status.SUPERSEDED));
        StatusList changed = list.with(1, Status.SUSPENDED);
        assertThat(list.get(1)).contains(Status.INVALID);
        assertThat(changed.get(1)).contains(Status.SUSPENDED);
        assertThat(changed.get(2)).contains(Status.SUPERSEDED);
        assertThat(changed.get(3)).contains(Status.VALID);
        assertThat(changed.with(1, Status.INVALID)).isEqualTo(list);
    }

    @Test
    void hasNoStatusOutsideTheList() {
        StatusList list = StatusList.ofSize(4);
        assertThat(list.get(-1)).isEmpty();
        assertThat(list.get(3)).contains(Status.VALID);
        assertThat(list.get(4)).isEmpty();
        assertThatThrownBy(() -> list.with(4, Status.INVALID)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesSizesThatAreNoMultipleOfFourOrTooLarge() {
        for (int size : new int[] {-4, 0, 1, 6, StatusList.MAX_ENTRIES + 4}) {
            assertThatThrownBy(() -> StatusList.ofSize(size)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(StatusList.ofSize(StatusList.MAX_ENTRIES).size()).isEqualTo(1 << 17);
        assertThat(StatusList.ofBits(new byte[0])).isEmpty();
        assertThat(StatusList.ofBits(new byte[32_769])).isEmpty();
    }

    @Test
    void isAnotherListWhenOneEntryDiffers() {
        StatusList list = StatusList.ofSize(8);
        StatusList other = list.with(5, Status.SUSPENDED);
        assertThat(other).isNotEqualTo(list).doesNotHaveSameHashCodeAs(list);
        assertThat(other.with(5, Status.VALID)).isEqualTo(list).hasSameHashCodeAs(list);
    }

    @Test
    void refersToEntriesThatAListMayHave() {
        StatusListId id = new StatusListId("https://musterstadt.example/sl/AAAA");
        assertThat(new StatusReference(id, StatusList.MAX_ENTRIES - 1).index()).isEqualTo(131_071);
        assertThat(new StatusReference(id, 0).index()).isZero();
        for (int index : new int[] {-1, StatusList.MAX_ENTRIES}) {
            assertThatThrownBy(() -> new StatusReference(id, index)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void digestsTheUncompressedBits() {
        StatusList list = StatusList.ofSize(8).with(7, Status.SUPERSEDED);
        assertThat(list.digest()).isEqualTo(Sha256Digest.hash(new byte[] {0, (byte) 0xc0}));
    }

    @Test
    void compressesOnePercentOfALargeListToFiveKilobytes() {
        StatusList list = StatusList.ofSize(StatusList.MAX_ENTRIES);
        byte[] bits = list.bits();
        Random random = new Random(1);
        for (int i = 0; i < StatusList.MAX_ENTRIES / 100; i++) {
            int index = random.nextInt(StatusList.MAX_ENTRIES);
            bits[index / 4] |= (byte) (1 << (index % 4 * 2));
        }
        assertThat(StatusList.ofBits(bits).orElseThrow().compress()).hasSizeLessThan(3_700);
    }

    @Test
    void survivesIncompressibleBits() {
        byte[] bits = new byte[StatusList.MAX_ENTRIES / 4];
        new Random(2).nextBytes(bits);
        StatusList list = StatusList.ofBits(bits).orElseThrow();
        assertThat(StatusList.decompress(list.compress())).contains(list);
    }

    @Test
    void refusesStreamsThatInflateToMoreThanAListHas() throws Exception {
        assertThat(StatusList.decompress(zlib(new byte[32_768]))).isPresent();
        assertThat(StatusList.decompress(zlib(new byte[32_769]))).isEmpty();
        assertThat(StatusList.decompress(zlib(new byte[30_000_000]))).isEmpty();
    }

    @Test
    void refusesStreamsThatEndTooEarlyOrTooLate() {
        byte[] stream = StatusList.ofSize(64).compress();
        assertThat(StatusList.decompress(stream)).isPresent();
        assertThat(StatusList.decompress(Arrays.copyOf(stream, stream.length - 1)))
                .isEmpty();
        assertThat(StatusList.decompress(Arrays.copyOf(stream, stream.length + 1)))
                .isEmpty();
        assertThat(StatusList.decompress(new byte[0])).isEmpty();
    }

    private static byte[] zlib(byte[] bytes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }
}
