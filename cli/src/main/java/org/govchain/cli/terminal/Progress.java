package org.govchain.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Says what is going on once it has taken a second: a line that is rewritten on a terminal, else one line every ten
 * seconds so that a log stays readable. Silent when the work is done sooner.
 */
public final class Progress implements AutoCloseable {

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);
    private static final Duration REDRAW = Duration.ofMillis(200);

    private final PrintWriter err;
    private final boolean onTerminal;
    private final String what;
    private final long startedAt = System.nanoTime();
    private final Thread painter;
    private volatile String detail = "";
    private int drawn;

    Progress(PrintWriter err, boolean onTerminal, String what) {
        this.err = err;
        this.onTerminal = onTerminal;
        this.what = what;
        this.painter = Thread.ofVirtual().name("progress").start(this::paint);
    }

    /** Shows {@code done} of {@code total}; both in the same unit, named in the text given at the start. */
    public void at(long done, long total) {
        detail = total > 0 ? " " + done + " of " + total + " (" + 100 * done / total + " %)" : " " + done;
    }

    private void paint() {
        try {
            Thread.sleep(QUIET);
            while (true) {
                draw();
                Thread.sleep(onTerminal ? REDRAW : LOG_INTERVAL);
            }
        } catch (InterruptedException finished) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw() {
        long seconds = Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
        String line = what + detail + " … " + seconds + " s";
        if (onTerminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        } else {
            err.println(line);
        }
        drawn = line.length();
        err.flush();
    }

    /** Ends the progress and clears its line. */
    @Override
    public void close() {
        painter.interrupt();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (onTerminal && drawn > 0) {
                err.print("\r" + " ".repeat(drawn) + "\r");
                err.flush();
            }
        }
    }
}
