package org.govchain.service.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PageParserTest {

    @Test
    void textOfAPageComesBackAsItWas() {
        String text = "<b>&amp; \"Größe\" ]]> 𝄞";
        assertThat(PageParser.parse(new Html().element("p", text).toString())
                        .getDocumentElement()
                        .getTextContent())
                .isEqualTo(text);
    }

    @Test
    void aDocumentTypeIsRefusedWithItsEntities() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> PageParser.parse("<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><p>&e;</p>"));
    }

    @Test
    void whatIsNotWellFormedIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> PageParser.parse("<p><b></p>"));
    }
}
