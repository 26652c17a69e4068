package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogEntryTest {

    private static final Sha256Digest DIGEST = Sha256Digest.hash();

    private static Stream<LogEntry> oneOfEachKind() {
        Commitment commitment = new Commitment(DIGEST);
        return Stream.of(
                LogEntry.credential(commitment),
                LogEntry.document(commitment),
                LogEntry.handOver(commitment),
                LogEntry.statusChange(commitment),
                LogEntry.streamHead(StreamId.of(new byte[16]), Long.MAX_VALUE, DIGEST),
                LogEntry.statusListHead(DIGEST, 7, DIGEST));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void readsBackWhatItWrote(LogEntry entry) {
        assertThat(LogEntry.parse(entry.bytes()).asOptional()).contains(entry);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void refusesMissingAndLeftOverBytes(LogEntry entry) {
        byte[] bytes = entry.bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(LogEntry.parse(Arrays.copyOf(bytes, length)).asOptional())
                    .isEmpty();
        }
        assertThat(LogEntry.parse(Arrays.copyOf(bytes, bytes.length + 1)).asOptional())
                .isEmpty();
    }

    @Test
    void refusesOtherVersionsUnknownKindsAndNumbersAboveTheLimit() {
        byte[] bytes = LogEntry.streamHead(StreamId.of(new byte[16]), 1, DIGEST).bytes();
        assertThat(LogEntry.parse(with(bytes, 0, 2))).isInstanceOf(Parsed.Malformed.class);
        assertThat(LogEntry.parse(with(bytes, 1, 0x12))).isInstanceOf(Parsed.Malformed.class);
        assertThat(LogEntry.parse(with(bytes, 2 + 16, 0x80))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void anOpenKindNeverHidesBehindACommitment() {
        assertThatThrownBy(() -> new LogEntry.Closed(EntryKind.STREAM_HEAD, new Commitment(DIGEST)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commitmentOpensWithItsSaltAndPayloadOnly() {
        byte[] payload = "payload".getBytes(StandardCharsets.UTF_8);
        Salt salt = Salt.of(new byte[16]);
        Salt other = Salt.of(with(new byte[16], 0, 1));
        Commitment commitment = Commitment.of(salt, payload);
        assertThat(commitment.opensWith(salt, payload)).isTrue();
        assertThat(commitment.opensWith(other, payload)).isFalse();
        assertThat(commitment.opensWith(salt, with(payload, 0, 1))).isFalse();
    }

    @Test
    void saltKeepsItsBytesOutOfItsText() {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, (byte) 0x5a);
        assertThat(Salt.of(bytes).toString()).isEqualTo("Salt[16 bytes]");
    }

    @Test
    void bundleOfEntriesReadsBackAndHashesToItsTile() {
        EntryBundleCoordinates coordinates = new EntryBundleCoordinates(1, 44);
        EntryBundle bundle = new EntryBundle(coordinates, TestLog.ENTRIES.subList(256, 300));
        byte[] bytes = bundle.bytes();
        assertThat(EntryBundle.parse(coordinates, bytes).asOptional()).contains(bundle);
        assertThat(coordinates.firstEntry()).isEqualTo(256);
        assertThat(bundle.entries().getFirst().leafHash())
                .isEqualTo(TestLog.proofs(300).leafHash(256));
        for (int length = 0; length < bytes.length; length++) {
            assertThat(EntryBundle.parse(coordinates, Arrays.copyOf(bytes, length)))
                    .isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(EntryBundle.parse(coordinates, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(Parsed.Malformed.class);
    }

    private static byte[] with(byte[] bytes, int position, int value) {
        byte[] copy = bytes.clone();
        copy[position] = (byte) value;
        return copy;
    }
}
