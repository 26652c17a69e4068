package org.govchain.service.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A code that the reader misses makes a genuine file INVALID, so it must miss none. */
class ReadablePagesTest {

    /** With this seed one of them hides from the first look. */
    private static final Random RANDOM = new Random(3);

    private static final int FILES = 24;

    @TempDir
    Path directory;

    @Test
    void theReaderFindsTheCodeOnEveryPage() throws IOException {
        try (TestDatabase database = TestDatabase.create();
                SignedPdfs pdfs = new SignedPdfs(directory, database.dataSource())) {
            for (int i = 0; i < FILES; i++) {
                String code = "https://pruefen.musterstadt.example/s#"
                        + RANDOM.ints(500L + RANDOM.nextInt(400), 0, 10)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining());
                byte[] unsigned = new Documents()
                        .pdf(
                                DocumentsTest.notice("Erika Mustermann"),
                                code,
                                DocumentsTest.HINT,
                                "{\"format\":\"govchain-bundle/1\",\"payload\":\"AA\",\"salt\":\"AA\"}"
                                        .getBytes(StandardCharsets.UTF_8),
                                Instant.EPOCH);
                var reading = (PdfReading.WithBundle) PdfReader.read(pdfs.sign(unsigned));
                assertThat(reading.facts().codes().orElseThrow())
                        .as("file " + i)
                        .isNotEmpty()
                        .allMatch(List.of(code)::equals);
            }
        }
    }
}
