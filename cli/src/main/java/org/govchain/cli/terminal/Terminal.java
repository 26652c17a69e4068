package org.govchain.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Standard output for results, standard error for everything else; colours and moving lines only on a terminal. */
public final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean colours;
    private final boolean errIsTerminal;
    private final BufferedReader in;

    /** Streams that are not the process's; nobody answers a question. */
    public Terminal(PrintWriter out, PrintWriter err, boolean colours, boolean errIsTerminal) {
        this(Reader.nullReader(), out, err, colours, errIsTerminal);
    }

    public Terminal(Reader in, PrintWriter out, PrintWriter err, boolean colours, boolean errIsTerminal) {
        this.in = new BufferedReader(in);
        this.out = out;
        this.err = err;
        this.colours = colours;
        this.errIsTerminal = errIsTerminal;
    }

    /**
     * The process's own streams. The start script tells whether they are terminals, because the JVM cannot see it for
     * each stream; without the script nothing is coloured. {@code NO_COLOR} is respected.
     */
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                writer(System.out),
                writer(System.err),
                Boolean.getBoolean("govchain.terminal.out") && !plain,
                Boolean.getBoolean("govchain.terminal.err"));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Prints one line of the result. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Prints one line that accompanies the result. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }

    public void hint(String text) {
        note("  hint: " + text);
    }

    /** Asks a question; only "yes" or "y" is a yes, and silence is a no. */
    public boolean confirms(String question) {
        err.print(question + " [yes/no] ");
        err.flush();
        try {
            String answer = in.readLine();
            if (answer == null) {
                note("");
                return false;
            }
            return answer.strip().equalsIgnoreCase("yes") || answer.strip().equalsIgnoreCase("y");
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    public void fault(Fault fault) {
        note("govchain: " + fault.getMessage());
        hint(fault.hint());
    }

    public String paint(Colour colour, String text) {
        return colours ? colour.paint(text) : text;
    }

    /** Starts a progress line for something that may take longer than a second. */
    public Progress progress(String what) {
        return new Progress(err, errIsTerminal, what);
    }
}
