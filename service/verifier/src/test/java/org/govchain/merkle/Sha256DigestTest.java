package org.govchain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class Sha256DigestTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void hashesTheConcatenationOfItsParts() {
        Sha256Digest whole = Sha256Digest.hash(new byte[] {'a', 'b', 'c'});
        assertThat(whole.toHex()).isEqualTo(ABC);
        assertThat(whole).hasToString(ABC).isEqualTo(Sha256Digest.hash(new byte[] {'a'}, new byte[] {'b', 'c'}));
        assertThat(whole.hashCode()).isEqualTo(0xba7816bf);
    }

    @Test
    void hasOneSpelling() {
        assertThat(Sha256Digest.parseHex(ABC)).contains(Sha256Digest.hash(new byte[] {'a', 'b', 'c'}));
        assertThat(Sha256Digest.parseHex(ABC.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(Sha256Digest.parseHex(ABC.substring(2))).isEmpty();
        assertThat(Sha256Digest.parseHex(ABC + "00")).isEmpty();
        for (char neighbour : new char[] {'/', ':', '`', 'g', '٠'}) {
            assertThat(Sha256Digest.parseHex(neighbour + ABC.substring(1))).isEmpty();
        }
    }

    @Test
    void keepsItsBytesToItself() {
        byte[] bytes = Sha256Digest.hash().bytes();
        Sha256Digest digest = Sha256Digest.of(bytes);
        bytes[0]++;
        digest.bytes()[1]++;
        assertThat(digest).isEqualTo(Sha256Digest.hash()).isNotEqualTo(Sha256Digest.of(bytes));
    }

    @Test
    void hasThirtyTwoBytes() {
        assertThatThrownBy(() -> Sha256Digest.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sha256Digest.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sha256Digest.at(new byte[33], 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
