package org.govchain.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.LogOrigin;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointPageTest {

    private static final TestKey KEY = TestKey.ed25519();
    private static final LogOrigin ORIGIN = new LogOrigin("musterstadt.example/log/test");

    @Test
    void readsWhatItWrites() {
        CheckpointPage page = new CheckpointPage(List.of(item(3, 3), item(7, 7)));

        assertThat(CheckpointPage.parse(page.toJson())).isEqualTo(new Parsed.Ok<>(page));
        CheckpointPage empty = new CheckpointPage(List.of());
        assertThat(empty.toJson()).hasSize(53);
        assertThat(CheckpointPage.parse(empty.toJson())).isEqualTo(new Parsed.Ok<>(empty));
    }

    @Test
    void refusesAnAnchorOfAnotherTreeAndSizesThatDoNotAscend() {
        for (List<CheckpointPage.Item> items :
                List.of(List.of(item(3, 4)), List.of(item(7, 7), item(3, 3)), List.of(item(3, 3), item(3, 3)))) {
            assertThat(CheckpointPage.parse(new CheckpointPage(items).toJson())).isInstanceOf(Parsed.Malformed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"note\"', '{\"extra\":1,\"note\"'",
        "'{\"format\"', '{\"extra\":1,\"format\"'",
        "govchain-checkpoints/1, govchain-checkpoints/2",
        "'\"anchor\":', '\"anchored\":'",
        "'\"treeSize\":3', '\"treeSize\":\"3\"'",
        "']}', ']}x'",
        "'\"anchor\"', '\"consortiumSeal\":{},\"anchor\"'"
    })
    void refusesWhatTheFormatDoesNotKnow(String part, String instead) {
        String json = new String(new CheckpointPage(List.of(item(3, 3))).toJson(), UTF_8);
        assertThat(json).contains(part);

        assertThat(CheckpointPage.parse(json.replace(part, instead).getBytes(UTF_8)))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void neverThrowsForATextThatIsCutOff() {
        byte[] json = new CheckpointPage(List.of(item(3, 3), item(7, 7))).toJson();
        for (int length = 0; length < json.length - 1; length++) {
            assertThat(CheckpointPage.parse(java.util.Arrays.copyOf(json, length)))
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 256, checkpoints/000", "1234067, 256, checkpoints/x001/x234/067", "2, 88, checkpoints/002.p/88"})
    void hasOnePathForEachRange(long index, int width, String path) {
        EntryBundleCoordinates range = new EntryBundleCoordinates(index, width);

        assertThat(CheckpointPage.path(range)).isEqualTo(path);
        assertThat(CheckpointPage.parsePath(path)).isEqualTo(new Parsed.Ok<>(range));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint",
                "checkpoints/",
                "checkpoints/0",
                "checkpoints/000.p/256",
                "tile/entries/000",
                "checkpoints/../checkpoint"
            })
    void refusesOtherPaths(String path) {
        assertThat(CheckpointPage.parsePath(path)).isInstanceOf(Parsed.Malformed.class);
    }

    private static CheckpointPage.Item item(long signedSize, long anchoredSize) {
        Sha256Digest root = Sha256Digest.hash(new byte[] {(byte) signedSize});
        SignedCheckpoint signed = SignedCheckpoint.sign(
                new Checkpoint(ORIGIN, signedSize, root), new CheckpointKey(ORIGIN, KEY.key()), KEY.signer());
        AnchorClaim claim = new AnchorClaim(
                1337,
                "0x" + "22".repeat(20),
                100,
                "0x" + "ab".repeat(32),
                Instant.parse("2026-03-02T09:00:03Z"),
                "0x" + "cd".repeat(32),
                anchoredSize,
                root);
        return new CheckpointPage.Item(signed, claim, Optional.empty());
    }
}
