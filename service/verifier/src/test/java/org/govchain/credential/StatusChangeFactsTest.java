package org.govchain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.govchain.status.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a status change commits to has one encoding, and every member of it a limit. */
class StatusChangeFactsTest {

    private static final long RECORDED = 1_772_442_000L;

    /** Members in the order of their keys: numbers, texts and ids. */
    private final SortedMap<Integer, Object> members =
            new TreeMap<>(Map.of(1, new byte[16], 2, 1L, 3, 1L, 4, RECORDED, 5, RECORDED + 60));

    @Test
    void theFirstFiveMembersAreEnough() {
        StatusChangeFacts facts = read().orElseThrow();

        assertThat(facts.document()).isEqualTo(DocumentId.of(new byte[16]));
        assertThat(facts.version()).isEqualTo(1);
        assertThat(facts.status()).isEqualTo(Status.INVALID);
        assertThat(facts.recorded()).isEqualTo(Instant.ofEpochSecond(RECORDED));
        assertThat(facts.effective()).isEqualTo(Instant.ofEpochSecond(RECORDED + 60));
        assertThat(facts.hasWords()).isFalse();
        assertThat(facts.reason()).isEmpty();
        assertThat(facts.successor()).isEmpty();
    }

    @Test
    void theOthersAreReadAndTheWordsNeverPrinted() {
        members.putAll(Map.of(6, "dear neighbour", 7, "error", 8, new byte[16], 9, 2L));
        StatusChangeFacts facts = read().orElseThrow();

        assertThat(facts.words()).isEqualTo("dear neighbour");
        assertThat(facts.hasWords()).isTrue();
        assertThat(facts.toString()).isEqualTo("StatusChangeFacts[INVALID, 2026-03-02T09:00:00Z]");
        assertThat(facts.reason()).contains("error");
        assertThat(facts.successor()).contains(new Successor(CredentialId.of(new byte[16]), 2));
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void withoutOneOfTheFirstFiveItIsNone(int key) {
        members.remove(key);

        assertThat(read()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "2, 0, false",
        "2, 1, true",
        "3, 3, true",
        "3, 4, false",
        "4, 253402300799, true",
        "4, 253402300800, false",
        "5, 253402300799, true",
        "5, 253402300800, false",
        "10, 1, false",
        "9, 2, false"
    })
    void numbersHaveLimits(int key, long value, boolean isRead) {
        members.put(key, value);

        assertThat(read().isPresent()).isEqualTo(isRead);
    }

    @ParameterizedTest(name = "{1} bytes in {0}")
    @CsvSource({"1, 15", "1, 17", "8, 15", "8, 17"})
    void idsHaveSixteenBytes(int key, int length) {
        members.put(9, 2L);
        members.put(8, new byte[16]);
        members.put(key, new byte[length]);

        assertThat(read()).isEmpty();
    }

    @Test
    void nothingFollowsAndNothingIsMissing() {
        byte[] cbor = encoded();

        assertThat(StatusChangeFacts.parse(Arrays.copyOf(cbor, cbor.length + 1)))
                .isEmpty();
        assertThat(StatusChangeFacts.parse(Arrays.copyOf(cbor, cbor.length - 1)))
                .isEmpty();
        assertThat(StatusChangeFacts.parse(new byte[0])).isEmpty();
    }

    @Test
    void membersAreInOrderAndEachIsThereOnce() {
        CborWriter numbersTwice = first().unsigned(5).unsigned(RECORDED);
        CborWriter textsTwice =
                first().unsigned(5).unsigned(RECORDED).unsigned(7).text("a");
        CborWriter descending =
                first().unsigned(5).unsigned(RECORDED).unsigned(7).text("a");

        assertThat(StatusChangeFacts.parse(withCount(6, numbersTwice.unsigned(5).unsigned(RECORDED))))
                .isEmpty();
        assertThat(StatusChangeFacts.parse(withCount(7, textsTwice.unsigned(7).text("a"))))
                .isEmpty();
        assertThat(StatusChangeFacts.parse(withCount(7, descending.unsigned(6).text("b"))))
                .isEmpty();
    }

    @Test
    void sixteenKibibytesAreReadAndNotOneMore() {
        members.put(6, "");
        int others = encoded().length + 2; // the length of a long text takes two bytes more
        members.put(6, "x".repeat(16 * 1024 - others));
        assertThat(encoded()).hasSize(16 * 1024);
        assertThat(read()).isPresent();

        members.put(6, "x".repeat(16 * 1024 - others + 1));
        assertThat(read()).isEmpty();
    }

    private static CborWriter first() {
        return new CborWriter()
                .unsigned(1)
                .bytes(new byte[16])
                .unsigned(2)
                .unsigned(1)
                .unsigned(3)
                .unsigned(1)
                .unsigned(4)
                .unsigned(RECORDED);
    }

    private static byte[] withCount(int count, CborWriter rest) {
        byte[] body = rest.toBytes();
        byte[] all = new byte[body.length + 1];
        all[0] = (byte) (0xa0 | count);
        System.arraycopy(body, 0, all, 1, body.length);
        return all;
    }

    private Optional<StatusChangeFacts> read() {
        return StatusChangeFacts.parse(encoded());
    }

    private byte[] encoded() {
        CborWriter out = new CborWriter().head(CborWriter.MAP, members.size());
        members.forEach((key, value) -> {
            var _ = out.unsigned(key);
            var _ = switch (value) {
                case Long number -> out.unsigned(number);
                case String text -> out.text(text);
                default -> out.bytes((byte[]) value);
            };
        });
        return out.toBytes();
    }
}
