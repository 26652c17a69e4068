package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signature lines of a signed note (C2SP signed-note). */
class NoteSignatureTest {

    @Test
    void oneByteBehindTheIdIsASignature() {
        String line = line("name", new byte[] {(byte) 0x80, 0, 0, 1, 9});
        NoteSignature read = NoteSignature.parse(line).asOptional().orElseThrow();

        assertThat(read.name()).isEqualTo("name");
        assertThat(read.id()).isEqualTo(0x80000001);
        assertThat(read.signature()).containsExactly(9);
        assertThat(read.line()).isEqualTo(line + "\n");
    }

    @Test
    void anIdAloneIsNone() {
        assertThat(NoteSignature.parse(line("name", new byte[4])))
                .isEqualTo(new Parsed.Malformed<>("signature line has no signature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a\tb", "a\u007fb", "a\u00a0b", "a\u2028b", "\ud800", ""})
    void namesHaveNoSpacesPlusesOrControls(String name) {
        assertThat(NoteSignature.parse(line(name, new byte[5])).asOptional()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "müller.example/log", "😀"})
    void otherNamesAreFine(String name) {
        assertThat(NoteSignature.parse(line(name, new byte[5])).asOptional())
                .hasValueSatisfying(read -> assertThat(read.name()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u2014",
                "\u2014 ",
                "\u2014 name",
                "- name AAAAAAA=",
                "\u2014name AAAAAAA=",
                "\u2014 name AAAAAAA"
            })
    void otherLinesAreNone(String line) {
        assertThat(NoteSignature.parse(line).asOptional()).isEmpty();
    }

    private static String line(String name, byte[] idAndSignature) {
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(idAndSignature);
    }
}
