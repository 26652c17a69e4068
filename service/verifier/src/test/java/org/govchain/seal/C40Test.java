package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class C40Test {

    @Test
    void writesTwoBytesForThreeCharactersAndForEveryRest() {
        assertThat(hex("D<<")).isEqualTo("6abc");
        assertThat(hex("DEZ")).isEqualTo("6d38");
        assertThat(hex("FF")).isEqualTo("79b9");
        assertThat(hex("DEZ3")).isEqualTo("6d38fe34");
        assertThat(hex("")).isEmpty();
    }

    /** Of all 65,536 pairs exactly those are read that are the encoding of what they read as. */
    @Test
    void readsNothingButWhatItWrites() {
        for (int characters = 1; characters <= 3; characters++) {
            List<String> texts = new ArrayList<>();
            for (int pair = 0; pair < 65_536; pair++) {
                byte[] bytes = {(byte) (pair >>> 8), (byte) pair};
                C40.decode(bytes, 0, characters).ifPresent(text -> {
                    assertThat(C40.encode(text)).isEqualTo(bytes);
                    texts.add(text);
                });
            }
            assertThat(texts).hasSize((int) Math.pow(37, characters));
        }
    }

    @Test
    void readsNothingBeyondTheEnd() {
        assertThat(C40.decode(new byte[] {0x6a}, 0, 1)).isEmpty();
        assertThat(C40.decode(new byte[] {0x6a, (byte) 0xbc}, 0, 4)).isEmpty();
        assertThat(C40.decode(new byte[] {0x6a, (byte) 0xbc}, 1, 3)).isEmpty();
        assertThat(C40.decode(new byte[] {0x6a, (byte) 0xbc}, 0, -1)).isEmpty();
        assertThat(C40.decode(new byte[] {0x6a, (byte) 0xbc}, 2, 0)).contains("");
    }

    @Test
    void refusesToWriteOtherCharacters() {
        for (String text : List.of("d", "AB-", "Ä")) {
            assertThatThrownBy(() -> C40.encode(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(C40.encode(text));
    }
}
