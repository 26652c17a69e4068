package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.demo.LocalTimestampAuthority;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Writes docs/samples/signed anew, by hand and only when what a file is has changed: {@code -Dgovchain.writeSamples=true}. */
@EnabledIfSystemProperty(named = "govchain.writeSamples", matches = "true")
class WriteSignedSamples {

    private static final Path SAMPLES = Path.of(System.getProperty("govchain.root", ".."), "docs/samples/signed");

    @TempDir
    Path directory;

    @Test
    void write() throws IOException {
        Files.createDirectories(SAMPLES);
        try (LocalTimestampAuthority tsa = LocalTimestampAuthority.start(new SecureRandom(), Clock.systemUTC());
                Office office = Office.open(
                        directory,
                        Map.of(
                                "govchain.documents.tsa.url",
                                tsa.url(),
                                "govchain.documents.tsa.trust",
                                tsa.writeCertificate(directory.resolve("tsa.pem"))))) {
            String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
            String licence = "/api/credentials/" + office.issueAnchoredLicence() + "/pdf";
            byte[] file = office.get(licence, clerk).bytes();
            Files.write(SAMPLES.resolve("licence.pdf"), file);

            tsa.setDown(true);
            String other = "/api/credentials/" + office.issueAnchoredLicence();
            byte[] pending = office.get(other + "/pdf", clerk).bytes();
            Files.write(SAMPLES.resolve("timestamp-pending.pdf"), pending);
            tsa.setDown(false);
            Office.await("the timestamp", () -> office.get(other, clerk).text().contains("\"state\":\"timestamped\""));
            Files.write(
                    SAMPLES.resolve("timestamped-later.pdf"),
                    office.get(other + "/pdf", clerk).bytes());

            String proof = "/evidence/" + range(file) + "/pdf";
            Office.await("the proof", () -> office.get(proof).text().contains("\"proof\""));
            Files.write(SAMPLES.resolve("licence.proof.json"), office.get(proof).bytes());
            Files.write(
                    SAMPLES.resolve("trust.json"), office.get("/trust-policy").bytes());
            Files.writeString(
                    SAMPLES.resolve("made-at.txt"),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n",
                    StandardCharsets.US_ASCII);
            assertThat(pending).isNotEqualTo(file);
        }
    }

    private static String range(byte[] file) {
        return ((PdfReading.WithBundle) PdfReader.readWithoutPages(file))
                .facts()
                .signedRange()
                .orElseThrow()
                .toHex();
    }
}
