package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;

class TlogProofTest {

    private static final SignedCheckpoint CHECKPOINT = TestLog.checkpoint(8);

    @Test
    void readsBackWhatItWroteAndVerifies() {
        for (int index = 0; index < 8; index++) {
            TlogProof proof = TestLog.proof(index, 8);
            assertThat(TlogProof.parse(proof.text())).isEqualTo(new Parsed.Ok<>(proof));
            assertThat(proof.verify(TestLog.ENTRIES.get(index).leafHash(), TestLog.KEY.key()))
                    .isTrue();
            assertThat(proof.verify(TestLog.ENTRIES.get(index + 1).leafHash(), TestLog.KEY.key()))
                    .isFalse();
        }
    }

    @Test
    void dropsTheExtraLineThatNothingAuthenticates() {
        String text = TestLog.proof(5, 8).text();
        Parsed<TlogProof> parsed = TlogProof.parse(text.replace("\nindex", "\nextra AQID\nindex"));
        assertThat(parsed).isEqualTo(TlogProof.parse(text));
    }

    @Test
    void readsSixtyThreeHashesAndNoMore() {
        assertThat(TlogProof.parse(withHashes(63).text())).isInstanceOf(Parsed.Ok.class);
        assertThat(TlogProof.parse(withHashes(64).text()))
                .isEqualTo(new Parsed.Malformed<>("proof has more than 63 hashes"));
        assertThat(TlogProof.parse(withHashes(1_000).text())).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void readsNinetySixKibibytesAndNoMore() {
        assertThat(TlogProof.parse(withLength(96 * 1024))).isInstanceOf(Parsed.Ok.class);
        assertThat(TlogProof.parse(withLength(96 * 1024 + 4)))
                .isEqualTo(new Parsed.Malformed<>("proof is longer than 96 KiB"));
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(TlogProof.parse("c2sp.org/tlog-proof@v1\n\n"))
                .isEqualTo(new Parsed.Malformed<>("proof has no index"));
        assertThat(TlogProof.parse("c2sp.org/tlog-proof@v1\nextra AQID\n\n"))
                .isEqualTo(new Parsed.Malformed<>("proof has no index"));
        assertThat(TlogProof.parse("index 0\n"))
                .isEqualTo(new Parsed.Malformed<>("proof has no blank line before a checkpoint"));
    }

    @Test
    void hasNoNegativeIndex() {
        assertThat(new TlogProof(0, List.of(), CHECKPOINT).index()).isZero();
        assertThatThrownBy(() -> new TlogProof(-1, List.of(), CHECKPOINT)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TlogProof withHashes(int count) {
        return new TlogProof(0, Collections.nCopies(count, Sha256Digest.hash()), CHECKPOINT);
    }

    /** Base64 grows by four characters, so the index takes up what is left. */
    private static String withLength(int length) {
        String text = withHashes(0).text();
        int missing = length - text.length() - "extra \n".length();
        String index = "index 1" + "0".repeat(missing % 4);
        String extra = "extra " + "A".repeat(missing - missing % 4) + "\n";
        return text.replace("index 0", extra + index);
    }
}
