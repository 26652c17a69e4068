package org.govchain.service.rounds;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A fault as it may stand in the log: messages of drivers and parsers repeat values, and values are of people. */
public final class FaultText {

    private static final int FRAMES = 25;

    private FaultText() {}

    /** Where it happened, cause by cause, without any message. */
    public static String trace(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            trace.append(trace.isEmpty() ? "" : "caused by ")
                    .append(t.getClass().getName());
            trace.append(Arrays.stream(t.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> "\n\tat " + frame)
                    .collect(Collectors.joining("", "", "\n")));
        }
        return trace.toString();
    }
}
