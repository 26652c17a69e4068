package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class PastInstantTest {

    private final PastInstant converter = new PastInstant();

    @Test
    void aDayIsItsLastSecondInGermanyInWinterAndInSummer() {
        assertThat(converter.convert("2027-03-03")).isEqualTo(Instant.parse("2027-03-03T22:59:59Z"));
        assertThat(converter.convert("2027-07-03")).isEqualTo(Instant.parse("2027-07-03T21:59:59Z"));
        assertThat(converter.convert("2027-03-03T12:00:00Z")).isEqualTo(Instant.parse("2027-03-03T12:00:00Z"));
    }

    @Test
    void saysWhatItWantsWhenItIsNeither() {
        assertThatThrownBy(() -> converter.convert("3.3.2027"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("2027-03-03T12:00:00Z");
    }
}
