package org.govchain.jose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebUriTest {

    private static final int LONGEST = WebUri.MAX_LENGTH;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://musterstadt.example",
                "http://musterstadt.example/types/liquor-licence?v=1",
                "https://musterstadt.example:8443/!~",
                "https://[2001:db8::1]/sl/AAAA"
            })
    void takesAbsoluteWebAddresses(String uri) {
        assertThat(WebUri.isAcceptable(uri)).isTrue();
        assertThat(WebUri.isAcceptable(uri)).as("asked again").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "musterstadt.example",
                "/types/liquor-licence",
                "ftp://musterstadt.example/",
                "HTTPS://musterstadt.example/",
                "urn:example:musterstadt",
                "https:///types",
                "https:types",
                "https://clerk@musterstadt.example/",
                "https://musterstadt.example/#fragment",
                "https://musterstadt.example/a b",
                "https://musterstadt.example/a\u007f",
                "https://musterstadt.example/ä",
                "https://musterstadt.example/\u0000",
                "https://musterstadt.example/%",
                "https://musterstadt.example/{}"
            })
    void refusesEverythingElse(String uri) {
        assertThat(WebUri.isAcceptable(uri)).isFalse();
        assertThat(WebUri.isAcceptable(uri)).as("asked again").isFalse();
    }

    @Test
    void limitsTheLength() {
        String base = "https://musterstadt.example/";
        assertThat(WebUri.isAcceptable(base + "a".repeat(LONGEST - base.length())))
                .isTrue();
        assertThat(WebUri.isAcceptable(base + "a".repeat(LONGEST + 1 - base.length())))
                .isFalse();
    }
}
