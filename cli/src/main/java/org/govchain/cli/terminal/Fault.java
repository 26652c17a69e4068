package org.govchain.cli.terminal;

/**
 * A command cannot go on (exit code 1): a file is missing, the service refuses, nobody answers. It never stands for a
 * verdict. The message says what happened, the hint what to do next; neither holds claims or secrets.
 */
public final class Fault extends RuntimeException {

    private final String hint;

    public Fault(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public Fault(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** What the person can do next, one sentence. */
    public String hint() {
        return hint;
    }
}
