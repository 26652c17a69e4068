package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parsers of foreign bytes answer, they never throw; and what they accept they write back byte for byte, so that nothing has
 * two spellings.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs, one test at a time:
 * {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service/verifier -am -Dtest='LogFuzzTest#proof'
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class LogFuzzTest {

    private static final EntryBundleCoordinates BUNDLE = new EntryBundleCoordinates(0, 2);

    @MethodSource("checkpoints")
    @FuzzTest(maxDuration = "5m")
    void checkpoint(byte[] input) {
        String note = new String(input, StandardCharsets.UTF_8);
        SignedCheckpoint.parse(note).asOptional().ifPresent(parsed -> {
            assertThat(note).startsWith(parsed.checkpoint().noteText());
            if (parsed.isSignedBy(TestLog.KEY.key())) {
                assertThat(parsed.checkpoint()).isEqualTo(TestLog.checkpoint(8).checkpoint());
            }
        });
    }

    @MethodSource("proofs")
    @FuzzTest(maxDuration = "5m")
    void proof(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        TlogProof.parse(text)
                .asOptional()
                .ifPresent(parsed -> assertThat(TlogProof.parse(parsed.text())).isEqualTo(new Parsed.Ok<>(parsed)));
    }

    @MethodSource("entries")
    @FuzzTest(maxDuration = "5m")
    void entry(byte[] input) {
        LogEntry.parse(input)
                .asOptional()
                .ifPresent(parsed -> assertThat(parsed.bytes()).isEqualTo(input));
    }

    @MethodSource("bundles")
    @FuzzTest(maxDuration = "5m")
    void entryBundle(byte[] input) {
        EntryBundle.parse(BUNDLE, input)
                .asOptional()
                .ifPresent(parsed -> assertThat(parsed.bytes()).isEqualTo(input));
    }

    @MethodSource("paths")
    @FuzzTest(maxDuration = "5m")
    void tilePath(byte[] input) {
        String path = new String(input, StandardCharsets.UTF_8);
        TileCoordinates.parse(path)
                .asOptional()
                .ifPresent(parsed -> assertThat(parsed.path()).isEqualTo(path));
        EntryBundleCoordinates.parse(path)
                .asOptional()
                .ifPresent(parsed -> assertThat(parsed.path()).isEqualTo(path));
    }

    @MethodSource("verifierKeys")
    @FuzzTest(maxDuration = "5m")
    void verifierKey(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        CheckpointKey.parse(text)
                .asOptional()
                .ifPresent(parsed -> assertThat(parsed.verifierKey()).isEqualTo(text));
    }

    static Stream<byte[]> checkpoints() {
        String note = TestLog.checkpoint(8).note();
        return texts(note, note.replace("\n", "\r\n"), "\n\n\n", note + "\u2014 \u2003 AAAA\n", note.replace('8', '9'));
    }

    static Stream<byte[]> proofs() {
        String proof = TestLog.proof(5, 8).text();
        return texts(proof, proof.replace("\nindex", "\nextra AAAA\nindex"), "c2sp.org/tlog-proof@v1\n\n", "\n\n", "");
    }

    static Stream<byte[]> entries() {
        return Stream.of(TestLog.ENTRIES.getFirst().bytes(), new byte[] {1}, new byte[] {1, 0x10}, new byte[0]);
    }

    static Stream<byte[]> bundles() {
        byte[] bundle = new EntryBundle(BUNDLE, TestLog.ENTRIES.subList(0, 2)).bytes();
        return Stream.of(bundle, new byte[] {-1, -1, 0}, new byte[] {0, 0, 0, 0}, new byte[] {0});
    }

    static Stream<byte[]> paths() {
        return texts(
                "tile/0/x001/234.p/5", "tile/entries/000", "tile/7/000.p/1", "tile/0/x/x/x/x/x/x/x/x", "tile/0/.p/");
    }

    static Stream<byte[]> verifierKeys() {
        return texts(TestLog.KEY.key().verifierKey(), "++", "a+00000000+AQ==");
    }

    private static Stream<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
