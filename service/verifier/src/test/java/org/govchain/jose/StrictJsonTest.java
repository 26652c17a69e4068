package org.govchain.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "[1,]",
                "{'a':1}",
                "nul",
                "NaN",
                "01",
                "1.",
                "// x\n1",
                "\"\t\"",
                "{\"a\":1e999}",
                "\"\\x\"",
                "[1e5",
                "\uFEFF{}"
            })
    void refusesWhatIsNotStrictJson(String json) {
        assertThat(StrictJson.parse(json)).isEmpty();
    }

    @Test
    void readsValuesOfEveryKind() {
        String json = "{\"a\":[1,-2.5,true,null,\"\\u00e4\\n\"]}";
        assertThat(new JsonText(50).value(StrictJson.parse(json).orElseThrow()).toString())
                .isEqualTo("{\"a\":[1,-2.5,true,null,\"ä\\u000a\"]}");
        assertThat(StrictJson.parse(" 7 ")).isPresent();
    }

    @Test
    void refusesDepthLengthAndNumbersBeyondTheLimits() {
        assertThat(StrictJson.parse("[".repeat(32) + "]".repeat(32))).isPresent();
        assertThat(StrictJson.parse("[".repeat(33) + "]".repeat(33))).isEmpty();
        assertThat(StrictJson.parse("9".repeat(65))).isEmpty();
        assertThat(StrictJson.parse("{\"" + "n".repeat(300) + "\":1}")).isEmpty();
        assertThat(StrictJson.parse("\"" + "a".repeat(2 << 20) + "\"")).isEmpty();
    }

    /** U+FFFD is what ill-formed bytes are shown as, and also a character that anybody may send. */
    @Test
    void readsAReplacementCharacterThatWasSentAsSuch() {
        byte[] sent = {'"', (byte) 0xef, (byte) 0xbf, (byte) 0xbd, '"'};
        byte[] sentBesideIllFormed = {'"', (byte) 0xef, (byte) 0xbf, (byte) 0xbd, (byte) 0xff, '"'};
        assertThat(StrictJson.parse(sent))
                .hasValueSatisfying(value -> assertThat(value.stringValue()).isEqualTo("\uFFFD"));
        assertThat(StrictJson.parse(sentBesideIllFormed)).isEmpty();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        for (int[] bad :
                new int[][] {{'"', 0xc0, 0x80, '"'}, {'"', 0xed, 0xa0, 0x80, '"'}, {'"', 0xff, '"'}, {'"', 0xe4, '"'}
                }) {
            byte[] bytes = new byte[bad.length];
            for (int i = 0; i < bad.length; i++) {
                bytes[i] = (byte) bad[i];
            }
            assertThat(StrictJson.parse(bytes)).isEmpty();
        }
        assertThat(StrictJson.parse("\"ä\"".getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    @Test
    void readsOnlyWholeNonNegativeNumbersAsUnsigned() {
        var object = StrictJson.parseObject(
                        "{\"a\":0,\"b\":9223372036854775807,\"c\":-1,\"d\":1.0,\"e\":\"1\",\"f\":9223372036854775808}")
                .orElseThrow();
        assertThat(StrictJson.unsigned(object, "a")).contains(0L);
        assertThat(StrictJson.unsigned(object, "b")).contains(Long.MAX_VALUE);
        for (String name : List.of("c", "d", "e", "f", "absent")) {
            assertThat(StrictJson.unsigned(object, name)).isEmpty();
        }
    }

    @Test
    void writesPlainTreesInTheirOrder() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", List.of(1, 2L, new BigDecimal("1.50"), true));
        tree.put("a\"\\", "\u0001");
        tree.put("n", null);
        assertThat(new JsonText(10).value(tree).toString())
                .isEqualTo("{\"z\":[1,2,1.50,true],\"a\\\"\\\\\":\"\\u0001\",\"n\":null}");
        assertThatThrownBy(() -> new JsonText(10).value(1.5)).hasMessageContaining("java.lang.Double");
    }

    @Test
    void base64UrlHasOneSpelling() {
        Random random = new Random(3);
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Base64Url.decode(Base64Url.encode(bytes)))
                    .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
        }
        for (String text : List.of("A", "AA=", "AA==", "AB", "AAB", "A A", "AA\n", "+/AA", "ÄAAA", "AAAAA")) {
            assertThat(Base64Url.decode(text)).as(text).isEmpty();
        }
    }
}
