package org.govchain.cli;

/** The numbers that scripts may rely on. */
final class ExitCode {

    /** Done; for {@code verify}: VALID. */
    static final int OK = 0;
    /** Something went wrong that is no verdict: file missing, service refuses, chain unreachable where it is needed. */
    static final int FAULT = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;

    /** For {@code verify}: INVALID; for {@code audit} and {@code network status}: what was looked at is not as it should be. */
    static final int INVALID = 3;

    static final int INDETERMINATE = 4;

    private ExitCode() {}
}
