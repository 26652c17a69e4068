package org.govchain.service.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.TestDatabase;
import org.govchain.verify.PdfFacts;
import org.govchain.verify.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfSignerTest {

    private static final String QR = "https://pruefen.musterstadt.example/s#" + "12345678901234567".repeat(40);
    private static final byte[] BUNDLE =
            "{\"format\":\"govchain-bundle/1\",\"payload\":\"AA\",\"salt\":\"AA\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();
    private SignedPdfs pdfs;

    @BeforeEach
    void open() throws IOException {
        pdfs = new SignedPdfs(directory, database.dataSource());
    }

    @AfterEach
    void close() {
        pdfs.close();
        database.close();
    }

    @Test
    void signsWithATimestampInsideTheSignature() throws IOException {
        byte[] signed = pdfs.sign(unsigned());
        keep("signed-t.pdf", signed);
        PdfFacts facts = facts(signed);
        assertThat(facts.finding()).as(facts.detail()).isEmpty();
        assertThat(facts.signer()).isPresent();
        assertThat(facts.timestamps()).hasSize(1);
        assertThat(facts.codes().orElseThrow())
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page).isEqualTo(List.of(QR)));
    }

    @Test
    void signsWithoutATimestampWhileTheAuthorityIsDownAndAppendsItLater() throws IOException {
        pdfs.tsa.setDown(true);
        byte[] signed = pdfs.sign(unsigned());
        PdfFacts before = facts(signed);
        assertThat(before.finding()).isEmpty();
        assertThat(before.timestamps()).isEmpty();
        assertThat(pdfs.client.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("503"));

        pdfs.tsa.setDown(false);
        byte[] later = pdfs.timestamp(signed);
        keep("signed-b-then-t.pdf", later);
        assertThat(later).startsWith(signed);
        PdfFacts after = facts(later);
        assertThat(after.finding()).as(after.detail()).isEmpty();
        assertThat(after.timestamps()).hasSize(1);
        assertThat(after.signedRange()).isEqualTo(before.signedRange());
    }

    @Test
    void anUnsignedFileIsFoundOut() {
        assertThat(facts(unsigned()).finding()).contains(ReasonCode.PDF_NOT_SIGNED);
    }

    private static byte[] unsigned() {
        return new Documents()
                .pdf(DocumentsTest.notice("Erika Mustermann"), QR, DocumentsTest.HINT, BUNDLE, Instant.EPOCH);
    }

    private static PdfFacts facts(byte[] file) {
        assertThat(PdfReader.read(file)).isInstanceOf(PdfReading.WithBundle.class);
        return ((PdfReading.WithBundle) PdfReader.read(file)).facts();
    }

    private static void keep(String name, byte[] file) throws IOException {
        Files.createDirectories(Path.of("target/notice"));
        Files.write(Path.of("target/notice", name), file);
    }
}
