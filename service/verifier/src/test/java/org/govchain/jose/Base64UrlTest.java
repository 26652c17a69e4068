package org.govchain.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    /** RFC 4648 §10, without padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, Zg", "fo, Zm8", "foo, Zm9v", "foob, Zm9vYg", "fooba, Zm9vYmE", "foobar, Zm9vYmFy"})
    void readsAndWritesTheVectorsOfTheRfc(String plain, String encoded) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base64Url.encode(bytes)).isEqualTo(encoded);
        assertThat(Base64Url.decode(encoded))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Test
    void usesTheUrlAlphabet() {
        assertThat(Base64Url.decode("-_-_"))
                .hasValueSatisfying(read -> assertThat(read).containsExactly(0xfb, 0xff, 0xbf));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zg==",
                "Zm8=",
                "Zm9v=",
                "=",
                "Z=g",
                "Z",
                "Zm9vY",
                "Zh",
                "Zm9",
                "+/+/",
                "Zm 9",
                "Zm9v\n",
                "Zm9\u00e4",
                "Zm9\u0141",
                "Zm9\ud83d\ude00"
            })
    void refusesEveryOtherSpelling(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }
}
