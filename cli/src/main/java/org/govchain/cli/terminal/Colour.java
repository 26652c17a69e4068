package org.govchain.cli.terminal;

/** The few colours that carry a meaning; the words beside them carry it as well. */
public enum Colour {
    GREEN("32"),
    RED("31"),
    YELLOW("33"),
    BOLD("1"),
    FAINT("2");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String paint(String text) {
        return "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
