package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.demo.LocalTimestampAuthority;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.PdfFacts;
import org.govchain.verify.PdfProof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files of an office whose timestamping authority goes away and comes back. */
@Tag("database")
class PdfFilesTest {

    @TempDir
    Path directory;

    private LocalTimestampAuthority tsa;
    private Office office;
    private String clerk;

    @BeforeEach
    void open() throws IOException {
        tsa = LocalTimestampAuthority.start(new SecureRandom(), Clock.systemUTC());
        office = Office.open(
                directory,
                Map.of(
                        "govchain.documents.tsa.url",
                        tsa.url(),
                        "govchain.documents.tsa.trust",
                        tsa.writeCertificate(directory.resolve("tsa.pem"))));
        clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    }

    @AfterEach
    void close() throws IOException {
        office.close();
        tsa.close();
    }

    @Test
    void documentsAreIssuedAndSignedWhileTheAuthorityIsDownAndTimestampedLater() throws Exception {
        tsa.setDown(true);
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        byte[] pending = office.get(self + "/pdf", clerk).bytes();
        assertThat(state(self)).isEqualTo("timestamp-pending");
        assertThat(facts(pending).timestamps()).isEmpty();
        assertThat(verdict(pending)).as(report(pending).toString()).isEqualTo("VALID");
        assertThat(office.get("/actuator/health").text()).contains("\"timestamps\":{\"status\":\"DELAYED\"");

        tsa.setDown(false);
        Office.await("the timestamp", () -> state(self).equals("timestamped"));
        byte[] timestamped = office.get(self + "/pdf", clerk).bytes();
        assertThat(timestamped).startsWith(pending);
        assertThat(facts(timestamped).timestamps()).hasSize(1);
        Files.write(Files.createDirectories(Path.of("target/notice")).resolve("licence.pdf"), timestamped);
        assertThat(facts(timestamped).signedRange()).isEqualTo(facts(pending).signedRange());
        assertThat(verdict(timestamped)).as(report(timestamped).toString()).isEqualTo("VALID");
        assertThat(office.get(self + "/pdf", clerk).bytes()).isEqualTo(timestamped);

        anybodyWithTheFileProvesThatItIsInTheLog(timestamped);
        everybodyWhoAsksFirstGetsTheSameFile();
    }

    private void anybodyWithTheFileProvesThatItIsInTheLog(byte[] file) {
        Sha256Digest range = facts(file).signedRange().orElseThrow();
        String path = "/evidence/" + range.toHex() + "/pdf";
        Office.await(
                "the file's entry to be anchored", () -> office.get(path).text().contains("\"proof\""));
        Office.Reply reply = office.get(path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains(PdfProof.MEDIA_TYPE);
        PdfProof proof = PdfProof.parse(reply.bytes()).asOptional().orElseThrow();
        assertThat(proof.isAbout(range)).isTrue();
        TlogProof inclusion = TlogProof.parse(proof.proof().proof().orElseThrow())
                .asOptional()
                .orElseThrow();
        LogEntry entry =
                LogEntry.document(Commitment.of(proof.salt(), proof.payload().encode()));
        assertThat(inclusion
                        .inclusion()
                        .verify(
                                entry.leafHash(),
                                inclusion.checkpoint().checkpoint().root()))
                .isTrue();
        assertThat(report(file).at("/pdf/index").asLong()).isEqualTo(inclusion.index());
        assertThat(report(file).at("/pdf/timestamps/0/trusted").asBoolean()).isTrue();

        String unknown = Sha256Digest.hash(file).toHex();
        assertThat(office.get("/evidence/" + unknown + "/pdf").status()).isEqualTo(404);
        assertThat(office.get("/evidence/" + range.toHex().toUpperCase(Locale.ROOT) + "/pdf")
                        .status())
                .isEqualTo(400);
    }

    private void everybodyWhoAsksFirstGetsTheSameFile() throws Exception {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        Callable<byte[]> ask = () -> office.get(self + "/pdf", clerk).bytes();
        try (var askers = Executors.newFixedThreadPool(4)) {
            List<Future<byte[]>> answers = askers.invokeAll(List.of(ask, ask, ask, ask));
            byte[] first = answers.getFirst().get();
            for (Future<byte[]> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
            assertThat(facts(first).timestamps()).hasSize(1);
        }
        assertThat(state(self)).isEqualTo("timestamped");
    }

    private String state(String self) {
        return office.get(self, clerk).json().at("/pdf/state").asString();
    }

    private String verdict(byte[] pdf) {
        return report(pdf).at("/verdict").asString();
    }

    private JsonNode report(byte[] pdf) {
        return office.send("POST", "/verify", BodyPublishers.ofByteArray(pdf), "Content-Type", "application/pdf")
                .json();
    }

    private static PdfFacts facts(byte[] pdf) {
        return ((PdfReading.WithBundle) PdfReader.readWithoutPages(pdf)).facts();
    }
}
