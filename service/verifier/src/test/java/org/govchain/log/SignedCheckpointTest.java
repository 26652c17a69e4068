package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.govchain.log.TestLog.Signer;
import org.junit.jupiter.api.Test;

class SignedCheckpointTest {

    /** From the text of C2SP tlog-checkpoint. */
    private static final String SPECIFICATION_EXAMPLE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa \
            Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    @Test
    void readsTheExampleOfTheSpecification() {
        SignedCheckpoint parsed =
                SignedCheckpoint.parse(SPECIFICATION_EXAMPLE).asOptional().orElseThrow();
        assertThat(parsed.checkpoint().origin()).isEqualTo(new LogOrigin("example.com/behind-the-sofa"));
        assertThat(parsed.checkpoint().treeSize()).isEqualTo(20_852_163);
        assertThat(parsed.note()).isEqualTo(SPECIFICATION_EXAMPLE);
        assertThat(parsed.isSignedBy(TestLog.KEY.key())).isFalse();
    }

    @Test
    void readsAndVerifiesWhatItSigned() {
        SignedCheckpoint signed = TestLog.checkpoint(8);
        SignedCheckpoint parsed =
                SignedCheckpoint.parse(signed.note()).asOptional().orElseThrow();
        assertThat(parsed).isEqualTo(signed);
        assertThat(parsed.checkpoint()).isEqualTo(signed.checkpoint());
        assertThat(parsed.isSignedBy(TestLog.KEY.key())).isTrue();
    }

    @Test
    void isNotSignedByAnotherKeyOfTheSameName() {
        assertThat(TestLog.checkpoint(8)
                        .isSignedBy(TestLog.signer(TestLog.ORIGIN, 2).key()))
                .isFalse();
    }

    @Test
    void isNotSignedByTheSameKeyUnderAnotherName() {
        Signer renamed = TestLog.signer(new LogOrigin("elsewhere.example/log"), 1);
        assertThat(TestLog.checkpoint(8).isSignedBy(renamed.key())).isFalse();
        assertThatThrownBy(() ->
                        SignedCheckpoint.sign(TestLog.checkpoint(8).checkpoint(), renamed.key(), renamed.signer()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ignoresSignaturesOfOthersButNoFailingOneOfItsOwn() {
        String note = TestLog.checkpoint(8).note();
        String foreign = "\u2014 witness.example AAAAAQI=\n";
        String own = note.substring(note.lastIndexOf('\u2014'));
        String failing = TestLog.failing(own);
        assertThat(isSigned(note + foreign)).isTrue();
        assertThat(isSigned(note + own)).isTrue();
        assertThat(isSigned(note + failing)).isFalse();
        assertThat(isSigned(note.replace(own, foreign))).isFalse();
    }

    @Test
    void everyChangedCharacterIsRefusedOrUnsigned() {
        String note = TestLog.checkpoint(8).note();
        for (int i = 0; i < note.length(); i++) {
            String changed = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
            assertThat(isSigned(changed)).as("character %d", i).isFalse();
        }
    }

    @Test
    void refusesMoreThanThirtyTwoSignaturesAndMoreThan64Kibibytes() {
        String note = TestLog.checkpoint(8).note();
        String line = "\u2014 witness.example AAAAAQI=\n";
        assertThat(SignedCheckpoint.parse(note + line.repeat(31))).isInstanceOf(Parsed.Ok.class);
        assertThat(SignedCheckpoint.parse(note + line.repeat(32))).isInstanceOf(Parsed.Malformed.class);
        assertThat(SignedCheckpoint.parse(note + "\u2014 w " + "A".repeat(1 << 16) + "\n"))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void aSignerThatDoesNotFitTheKeyIsFoundBeforeAnythingIsPublished() {
        assertThatThrownBy(() -> SignedCheckpoint.sign(
                        TestLog.checkpoint(8).checkpoint(),
                        TestLog.KEY.key(),
                        TestLog.signer(TestLog.ORIGIN, 2).signer()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void verifierKeyReadsBackAndItsHashIsChecked() {
        String text = TestLog.KEY.key().verifierKey();
        assertThat(CheckpointKey.parse(text).asOptional()).contains(TestLog.KEY.key());
        assertThat(CheckpointKey.parse(text.replace("musterstadt", "munsterstadt")))
                .isInstanceOf(Parsed.Malformed.class);
    }

    /** The vkey in the documentation of Go's sumdb/note. */
    @Test
    void readsAVerifierKeyMadeElsewhere() {
        assertThat(CheckpointKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
                .isInstanceOf(Parsed.Ok.class);
    }

    private static boolean isSigned(String note) {
        return SignedCheckpoint.parse(note)
                .asOptional()
                .filter(parsed -> parsed.isSignedBy(TestLog.KEY.key()))
                .isPresent();
    }
}
