package org.govchain.service.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "Müller-Lüdenscheidt, müller",
        "Müller-Lüdenscheidt, MUELLER",
        "Müller-Lüdenscheidt, muller",
        "Müller-Lüdenscheidt, lüd",
        "Mueller, Müller",
        "Weiß, weiss",
        "WEISS, weiß",
        "Zoë Şule, sule zoe",
        "32-11-0815/2026, 32-11-0815/2026",
        "32-11-0815/2026, 0815",
        "Lindenstraße 17, Lindenstr. 17",
        "1964-08-12, 12.08.1964",
        "Donaudampfschifffahrtsgesellschaft, Donaudampfschifffahrtsgesellschaft"
    })
    void finds(String text, String query) {
        assertThat(Words.terms(text)).containsAll(Words.wanted(query));
    }

    @ParameterizedTest
    @CsvSource({"Müller, Möller", "Müller, ller", "Lindenstraße 17, 1", "Weiß, weib", "Meier, Meier-Schulz"})
    void doesNotFind(String text, String query) {
        assertThat(Words.terms(text).containsAll(Words.wanted(query))).isFalse();
    }

    @Test
    void lettersThatAreComposedDifferentlyAreTheSame() {
        String decomposed = Normalizer.normalize("Müller", Normalizer.Form.NFD);
        assertThat(Words.terms(decomposed)).isEqualTo(Words.terms("Müller"));
    }

    @Test
    void punctuationAloneIsNoWord() {
        assertThat(Words.wanted(" -/. ")).isEmpty();
        assertThat(Words.terms("")).isEmpty();
    }
}
