package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrTextTest {

    @Test
    void carriesEveryByteStringInBothDirections() {
        Random random = new Random(4);
        for (int length = 1; length < 400; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            QrText text = new QrText("verify.musterstadt.example", SealBytes.of(bytes));
            assertThat(QrText.parse(text.toString())).isEqualTo(new QrText.Accepted(text));
        }
    }

    /** The group sizes of FIDO's hybrid transport, each with its largest value. */
    @Test
    void takesSeventeenDigitsForSevenBytesAndFewerForTheRest() {
        List<String> largest = List.of(
                "255", "65535", "16777215", "4294967295", "1099511627775", "281474976710655", "72057594037927935");
        for (int length = 1; length <= 7; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xff);
            assertThat(DecimalChunks.encode(bytes))
                    .hasSize(List.of(3, 5, 8, 10, 13, 15, 17).get(length - 1))
                    .endsWith(largest.get(length - 1))
                    .isEqualTo("0"
                                    .repeat(List.of(3, 5, 8, 10, 13, 15, 17).get(length - 1)
                                            - largest.get(length - 1).length())
                            + largest.get(length - 1));
        }
    }

    @Test
    void readsGroupsAsLittleEndianNumbers() {
        assertThat(DecimalChunks.encode(new byte[] {1, 2})).isEqualTo("00513");
        assertThat(DecimalChunks.encode(new byte[] {0, 0, 0, 0, 0, 0, 1, 7})).isEqualTo("00281474976710656" + "007");
    }

    @Test
    void refusesToBeBuiltWithAHostThatReadersRefuse() {
        for (String host : List.of(
                "", "Verify.example", "a..b", "-a.b", "a b", "user@a", "a:0", "a:65536", "a:080", "a/b", "ä.example")) {
            assertThatThrownBy(() -> new QrText(host, SealBytes.of(new byte[1])))
                    .as(host)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new QrText("localhost:65535", SealBytes.of(new byte[1])).toString())
                .isEqualTo("https://localhost:65535/s#000");
    }

    @Test
    void doesNotShowClaimsWhenPrintedAsBytes() {
        assertThat(SealBytes.of(new byte[] {65, 66, 67}).toString()).isEqualTo("3 bytes");
    }
}
