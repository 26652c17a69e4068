package org.govchain.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.govchain.log.LogEntry.StreamHead;
import org.govchain.log.StreamId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.HeadsAudit.Finding;
import org.govchain.stream.HeadsAudit.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsAuditTest {

    private static final int SIZE = 600;

    private final PublishedStream stream = new PublishedStream(1, SIZE);
    private final PublishedStream otherHistory = new PublishedStream(stream.id, 2, SIZE);
    private final List<String> reads = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 512, SIZE})
    void findsNothingInOneHistory(int size) {
        assertThat(audit(stream.head(1), stream.head(size))).isEmpty();
    }

    @Test
    void readsEachTileOnceHoweverManyHeadsThereAre() {
        StreamHead[] heads = new StreamHead[SIZE];
        for (int i = 0; i < SIZE; i++) {
            heads[i] = stream.head(i + 1);
        }

        assertThat(audit(heads)).isEmpty();
        assertThat(reads).containsExactly("tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2");
    }

    /** The same size is the fork that no tiles are needed for; else they are those of one history, and the head of the other shows. */
    @ParameterizedTest
    @CsvSource({"100, 100", "100, 101", "256, 257", "300, 580", "100, 600", "599, 600"})
    void findsAForkWhicheverHistoryThePublishedTilesAreOf(int size, int forkedSize) {
        Kind kind = size == forkedSize ? Kind.TWO_ROOTS : Kind.NOT_THESE_LEAVES;

        assertThat(audit(stream.head(size), otherHistory.head(forkedSize)))
                .extracting(Finding::kind)
                .contains(kind);
        assertThat(audit(otherHistory.head(size), stream.head(forkedSize)))
                .extracting(Finding::kind)
                .contains(kind);
    }

    @Test
    void namesEntryAndSizeOfTheHeadThatIsOfAnotherHistory() {
        assertThat(audit(stream.head(10), otherHistory.head(300), stream.head(400)))
                .extracting(Finding::toString)
                .containsExactly("stream " + stream.id
                        + ": entry 1 has another root at size 300 than the published leaf hashes");
    }

    @Test
    void findsAHeadThatWentBackAlsoWhenItIsOfTheSameHistory() {
        assertThat(audit(stream.head(300), stream.head(299), stream.head(301)))
                .extracting(Finding::text)
                .containsExactly("entry 1 has size 299 after size 300 in entry 0");
    }

    @Test
    void refusesHeadsOfNothingAndOfMoreThanAStreamHolds() {
        Sha256Digest any = Sha256Digest.hash(new byte[1]);

        assertThat(audit(new StreamHead(stream.id, 0, Sha256Digest.hash())))
                .extracting(Finding::kind)
                .containsExactly(Kind.SIZE_WRONG);
        assertThat(audit(new StreamHead(stream.id, (1L << 40) + 1, any)))
                .extracting(Finding::kind)
                .containsExactly(Kind.SIZE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/000", "tile/0/001", "tile/0/002.p/88"})
    void findsLeafHashesThatWereChanged(String path) {
        for (int at : new int[] {0, 31, stream.content(path).length - 1}) {
            stream.flipByte(path, at);
            assertThat(audit(stream.head(SIZE))).extracting(Finding::kind).contains(Kind.NOT_THESE_LEAVES);
            stream.flipByte(path, at);
        }
        assertThat(audit(stream.head(SIZE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/000", "tile/0/001", "tile/0/002.p/88"})
    void findsLeafHashesThatAreMissing(String path) {
        stream.remove(path);

        assertThat(audit(stream.head(SIZE)))
                .extracting(finding -> finding.kind() + ": " + finding.text())
                .containsExactly("TILE_MISSING: " + path + " is missing");
    }

    @Test
    void findsAnUpperTileThatIsChangedOrMissing() {
        stream.flipByte("tile/1/000.p/2", 40);
        assertThat(audit(stream.head(SIZE))).extracting(Finding::kind).containsExactly(Kind.TILE_WRONG);
        stream.remove("tile/1/000.p/2");
        assertThat(audit(stream.head(SIZE))).extracting(Finding::kind).containsExactly(Kind.TILE_WRONG);
    }

    @Test
    void findsATileThatChangedWhileItGrew() {
        Map<Integer, PublishedStream> byWidth = Map.of(100, otherHistory);
        HeadsAudit.Tiles twoFaced =
                (_, tile) -> byWidth.getOrDefault(tile.width(), stream).read(tile);

        List<Finding> findings = new ArrayList<>();
        HeadsAudit audit = new HeadsAudit(twoFaced, findings::add, 0);
        audit.accept(0, otherHistory.head(100));
        audit.accept(1, stream.head(256));
        audit.finish();
        assertThat(findings).isNotEmpty();
    }

    @Test
    void aFaultOfOneStreamIsNoneOfAnother() {
        PublishedStream sound = new PublishedStream(7, 300);
        List<Finding> findings = run(
                Map.of(stream.id, stream, sound.id, sound),
                List.of(stream.head(10), sound.head(20), otherHistory.head(30), sound.head(300)),
                1_000);

        assertThat(findings).extracting(Finding::stream).containsExactly(stream.id);
    }

    /** The oracle: sizes grow, and each root is that of the leaves up to its size, computed by the definition. */
    @Test
    void agreesWithTheDefinitionOnRandomHistories() {
        Random random = new Random(5);
        int wrong = 0;
        for (int round = 0; round < 300; round++) {
            List<StreamHead> heads = new ArrayList<>();
            boolean consistent = true;
            int before = 0;
            for (int i = 0; i < 6; i++) {
                int size = Math.clamp(before + random.nextInt(-1, 140), 1, SIZE);
                boolean forked = random.nextInt(20) == 0;
                consistent &= size >= before && !forked;
                heads.add((forked ? otherHistory : stream).head(size));
                before = Math.max(before, size);
            }
            wrong += consistent ? 0 : 1;
            assertThat(run(Map.of(stream.id, stream), heads, random.nextInt(4)).isEmpty())
                    .as(heads.toString())
                    .isEqualTo(consistent);
        }
        assertThat(wrong).isBetween(50, 250);
    }

    private List<Finding> audit(StreamHead... heads) {
        return run(Map.of(stream.id, stream), List.of(heads), 1_000);
    }

    private List<Finding> run(Map<StreamId, PublishedStream> published, List<StreamHead> heads, int mostWaiting) {
        List<Finding> findings = new ArrayList<>();
        HeadsAudit audit = new HeadsAudit(
                (id, tile) -> {
                    reads.add(tile.path());
                    return Optional.ofNullable(published.get(id)).flatMap(it -> it.read(tile));
                },
                findings::add,
                mostWaiting);
        for (int i = 0; i < heads.size(); i++) {
            audit.accept(i, heads.get(i));
        }
        audit.finish();
        return findings;
    }
}
