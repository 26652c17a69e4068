package org.govchain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.govchain.cli.authority.TestStream;
import org.govchain.log.Checkpoint;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.HeadsAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAuditTest {

    private static final HeadsAudit.Tiles NO_STREAMS = (_, _) -> Optional.empty();

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 700, 65_537})
    void findsNothingInAnHonestLog(int size) {
        PublishedLog log = PublishedLog.of(size);

        assertThat(audit(log, log.anchoredAt(1), log.anchoredAt(size))).isEmpty();
    }

    @Test
    void namesTheTilesAndAnchorsThatAnExchangedEntryContradicts() {
        PublishedLog log = PublishedLog.of(700);
        LogAudit.Anchored before = log.anchoredAt(256);
        LogAudit.Anchored after = log.anchoredAt(700);
        log.flipLastByte("tile/entries/001");

        assertThat(audit(log, before, after))
                .anyMatch(finding -> finding.startsWith("tile/0/001 is not"))
                .anyMatch(finding -> finding.startsWith("the root anchored in block 800 at size 700"))
                .anyMatch(finding -> finding.startsWith("the signed checkpoint of size 700"))
                .noneMatch(finding -> finding.contains("at size 256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/000", "tile/0/002.p/188", "tile/1/000.p/2"})
    void namesTheTileThatWasChanged(String path) {
        PublishedLog log = PublishedLog.of(700);
        log.flipLastByte(path);

        assertThat(audit(log, log.anchoredAt(700))).containsExactly(path + " is not what the entries hash to");
    }

    @Test
    void namesTheAnchorOfAnotherHistory() {
        PublishedLog log = PublishedLog.of(300);
        LogAudit.Anchored other = new LogAudit.Anchored(200, Sha256Digest.hash(new byte[] {1}), 7);

        assertThat(audit(log, log.anchoredAt(100), other, log.anchoredAt(300)))
                .containsExactly("the root anchored in block 7 at size 200 is not that of the entries shown");
    }

    @Test
    void saysWhenTheChainIsAheadOfTheLog() {
        PublishedLog log = PublishedLog.of(300);
        LogAudit.Anchored ahead = new LogAudit.Anchored(301, Sha256Digest.hash(new byte[] {1}), 9);

        assertThat(audit(log, log.anchoredAt(300), ahead))
                .containsExactly("the chain holds size 301 (block 9), the log shows only 300");
    }

    @Test
    void saysWhenTheSignedCheckpointHasAnotherRoot() {
        PublishedLog log = PublishedLog.of(10);
        Checkpoint forged = new Checkpoint(log.checkpoint.origin(), 10, Sha256Digest.hash(new byte[] {1}));

        assertThat(new LogAudit(log.source(), NO_STREAMS).run(forged, List.of(), read -> {}))
                .containsExactly("the signed checkpoint of size 10 has another root than the entries");
    }

    @Test
    void refusesStatusListVersionsThatDoNotGrow() {
        Sha256Digest list = Sha256Digest.hash(new byte[] {5});
        PublishedLog log = new PublishedLog(List.of(
                LogEntry.statusListHead(list, 4, Sha256Digest.hash(new byte[] {1})),
                LogEntry.statusListHead(list, 4, Sha256Digest.hash(new byte[] {2}))));

        assertThat(audit(log))
                .containsExactly("entry 1 announces version 4 of status list " + list + " after version 4");
    }

    @Test
    void comparesTheHeadsOfStreamsWithTheirTiles() {
        TestStream stream = new TestStream(1, 300);
        TestStream forked = new TestStream(stream.id, 2, 300);
        PublishedLog honest = new PublishedLog(List.of(stream.head(4), PublishedLog.entry(1), stream.head(300)));
        PublishedLog lying = new PublishedLog(List.of(stream.head(4), PublishedLog.entry(1), forked.head(300)));
        LogAudit audit = new LogAudit(honest.source(), (_, tile) -> stream.read(tile));

        assertThat(audit.run(honest.checkpoint, List.of(), read -> {})).isEmpty();
        assertThat(audit.streams()).isEqualTo(1);
        assertThat(audit.streamHeads()).isEqualTo(2);
        assertThat(new LogAudit(lying.source(), (_, tile) -> stream.read(tile))
                        .run(lying.checkpoint, List.of(), read -> {}))
                .containsExactly("stream " + stream.id
                        + ": entry 2 has another root at size 300 than the published leaf hashes");
    }

    private static List<String> audit(PublishedLog log, LogAudit.Anchored... anchors) {
        return new LogAudit(log.source(), NO_STREAMS).run(log.checkpoint, List.of(anchors), read -> {});
    }
}
