package org.govchain.service.documents;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.govchain.pdf.PdfReader;
import org.govchain.service.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how many PDF files one core lays out, signs and timestamps in a second. One thread; the timestamping authority is another
 * machine's work in production and here a thread of this process, whose time is counted too, as is that of the compiler and the collector:
 * the process's processor time is the figure that counts. A tool for docs/benchmarks.md, not a test with a limit.
 */
@Tag("slow")
class PdfSpeed {

    /** The compiler is done with the layout after some 1,000 files. */
    private static final int WARM_UP = Integer.getInteger("govchain.pdf.warmUp", 1_000);

    private static final int FILES = Integer.getInteger("govchain.pdf.files", 300);
    private static final String QR = "https://pruefen.musterstadt.example/s#" + "12345678901234567".repeat(50);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    @Test
    void laysOutSignsAndReads() throws IOException {
        try (TestDatabase database = TestDatabase.create();
                SignedPdfs pdfs = new SignedPdfs(directory, database.dataSource())) {
            List<byte[]> unsigned = measure("lay out", new byte[0], _ -> unsigned());
            List<byte[]> signed = measure("sign and timestamp (B-T)", unsigned.getFirst(), pdfs::sign);
            measure("read back without pages", signed.getFirst(), file -> {
                var _ = PdfReader.readWithoutPages(file);
                return file;
            });
            measure("all three", new byte[0], _ -> {
                byte[] file = pdfs.sign(unsigned());
                var _ = PdfReader.readWithoutPages(file);
                return file;
            });
        }
    }

    private static List<byte[]> measure(String what, byte[] file, UnaryOperator<byte[]> work) {
        for (int i = 0; i < WARM_UP; i++) {
            var _ = work.apply(file);
        }
        List<byte[]> made = new ArrayList<>();
        long process = processNanos();
        long thread = THREADS.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        for (int i = 0; i < FILES; i++) {
            made.add(work.apply(file));
        }
        double wallMillis = (System.nanoTime() - begin) / 1e6 / FILES;
        double threadMillis = (THREADS.getCurrentThreadCpuTime() - thread) / 1e6 / FILES;
        double processMillis = (processNanos() - process) / 1e6 / FILES;
        System.out.printf(
                Locale.ROOT,
                "%-26s %6.1f ms wall, %6.1f ms CPU of the thread, %6.1f ms CPU of the process: %5.1f files per second of CPU, %d bytes%n",
                what,
                wallMillis,
                threadMillis,
                processMillis,
                1000 / processMillis,
                made.getLast().length);
        return made;
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static byte[] unsigned() {
        return new Documents()
                .pdf(
                        DocumentsTest.notice("Erika Mustermann"),
                        QR,
                        "Scannen Sie den Code mit einem Telefon.",
                        ("{\"format\":\"govchain-bundle/1\",\"payload\":\"AA\",\"salt\":\"AA\",\"proof\":\""
                                        + "x".repeat(9_000) + "\"}")
                                .getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH);
    }
}
