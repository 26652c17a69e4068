package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attachment of 200 MB goes from the request into the encrypted storage without ever being in memory. */
class LargeAttachmentTest {

    private static final int MEGABYTE = 1_000_000;
    private static final int SIZE = 200 * MEGABYTE;
    /** Far less than the file; what classes and caches take in the meantime. */
    private static final long FLAT = 60L * MEGABYTE;

    private static final String BOUNDARY = "govchain-large";

    @TempDir
    Path directory;

    @Test
    void memoryStaysFlatWhileTwoHundredMegabytesArrive() throws IOException {
        try (Office office = Office.open(directory, Map.of("govchain.storage.largest-file", "256MB"))) {
            String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
            var _ = office.issueLicence(); // classes are loaded, pools are filled
            Watched file = new Watched();
            Office.Reply reply = office.send(
                    "POST",
                    "/api/credentials",
                    BodyPublishers.ofInputStream(() -> body(file)),
                    "Authorization",
                    "Bearer " + clerk,
                    "Content-Type",
                    "multipart/form-data; boundary=" + BOUNDARY);

            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(file.sent).isEqualTo(SIZE);
            assertThat(file.used).hasSizeGreaterThan(8);
            assertThat(Collections.max(file.used) - file.used.getFirst()).isLessThan(FLAT);
            try (Stream<Path> stored = Files.walk(directory.resolve("files"))) {
                long largest = stored.filter(Files::isRegularFile)
                        .mapToLong(path -> path.toFile().length())
                        .max()
                        .orElse(0);
                assertThat(largest).isGreaterThan(SIZE);
            }
        }
    }

    private static InputStream body(Watched file) {
        String before = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"request\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + Office.licence() + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"plan.tif\"\r\n"
                + "Content-Type: image/tiff\r\n\r\n";
        String after = "\r\n--" + BOUNDARY + "--\r\n";
        return new SequenceInputStream(Collections.enumeration(List.of(bytes(before), file, bytes(after))));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes made as they are read; looks at the memory in use every 20 MB. */
    private static final class Watched extends InputStream {
        private final List<Long> used = new ArrayList<>();
        private int sent;
        private int next;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (sent == SIZE) {
                return -1;
            }
            if (sent >= next) {
                next += 20 * MEGABYTE;
                System.gc();
                used.add(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            int count = Math.min(length, SIZE - sent);
            for (int i = 0; i < count; i++) {
                into[offset + i] = (byte) ((sent + i) * 31);
            }
            sent += count;
            return count;
        }
    }
}
