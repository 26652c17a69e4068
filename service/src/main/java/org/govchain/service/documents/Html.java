package org.govchain.service.documents;

/** Builds XHTML; all text goes through {@link #text}, so nothing in a claim can become markup. */
final class Html {

    private final StringBuilder out = new StringBuilder(8_192);

    /** Adds markup of the program itself. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Adds text from outside, escaped; {@code \n} becomes a line break, characters XML cannot hold become U+FFFD. */
    Html text(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("<br/>");
                default -> out.appendCodePoint(isXmlCharacter(c) ? c : 0xFFFD);
            }
        });
        return this;
    }

    /** Adds an element with text in it. */
    Html element(String name, String content) {
        return raw("<" + name + ">").text(content).raw("</" + name.split(" ", 2)[0] + ">");
    }

    /** XML 1.0 section 2.2. */
    private static boolean isXmlCharacter(int c) {
        return c == 0x9 || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
