package org.govchain.cli.doctor;

/**
 * What an examination found.
 *
 * @param level how bad it is
 * @param subject what was examined, one word
 * @param what what was found, one sentence
 * @param mend what to do about it; empty when there is nothing to do
 */
public record Finding(Level level, String subject, String what, String mend) {

    /** How bad it is. */
    public enum Level {
        WELL,
        WATCH,
        ILL
    }

    static Finding well(String subject, String what) {
        return new Finding(Level.WELL, subject, what, "");
    }

    static Finding watch(String subject, String what, String mend) {
        return new Finding(Level.WATCH, subject, what, mend);
    }

    static Finding ill(String subject, String what, String mend) {
        return new Finding(Level.ILL, subject, what, mend);
    }
}
