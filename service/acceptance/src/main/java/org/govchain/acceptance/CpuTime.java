package org.govchain.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of a process and everything it started, from Linux's /proc (proc(5): fields 14–17, in clock ticks). */
final class CpuTime {

    private static final long MILLIS_PER_TICK = 10;

    private CpuTime() {}

    /** Milliseconds of user and system time of {@code pid}, its descendants, and its children that have ended. */
    static long ofTree(long pid) throws IOException {
        long millis = ofProcess(pid);
        Stream<ProcessHandle> descendants =
                ProcessHandle.of(pid).map(ProcessHandle::descendants).orElse(Stream.empty());
        for (ProcessHandle child : descendants.toList()) {
            millis += ofProcess(child.pid());
        }
        return millis;
    }

    private static long ofProcess(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 14; field <= 17; field++) {
                ticks += Long.parseLong(afterName[field - 3]);
            }
            return ticks * MILLIS_PER_TICK;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
