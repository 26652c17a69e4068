package org.govchain.service.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.service.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** What programs of others say about our files: veraPDF, and poppler's pdfsig and pdftotext where they are installed. */
class IndependentPdfChecksTest {

    @TempDir
    static Path directory;

    private static Path inside;
    private static Path appended;

    /** Both ways to B-T. */
    enum Made {
        TIMESTAMP_INSIDE,
        TIMESTAMP_APPENDED;

        Path file() {
            return this == TIMESTAMP_INSIDE ? inside : appended;
        }
    }

    @BeforeAll
    static void make() throws IOException {
        try (TestDatabase database = TestDatabase.create();
                SignedPdfs pdfs = new SignedPdfs(directory, database.dataSource())) {
            byte[] unsigned = new Documents()
                    .pdf(
                            DocumentsTest.notice("Zoë Şule Öztürk-Weiß"),
                            "https://pruefen.musterstadt.example/s#" + "12345678901234567".repeat(50),
                            "Scannen Sie den Code mit einem Telefon.",
                            "{\"format\":\"govchain-bundle/1\",\"payload\":\"AA\",\"salt\":\"AA\"}"
                                    .getBytes(StandardCharsets.UTF_8),
                            Instant.now());
            inside = Files.write(directory.resolve("inside.pdf"), pdfs.sign(unsigned));
            pdfs.tsa.setDown(true);
            byte[] without = pdfs.sign(unsigned);
            pdfs.tsa.setDown(false);
            appended = Files.write(directory.resolve("appended.pdf"), pdfs.timestamp(without));
        }
        VeraGreenfieldFoundryProvider.initialise();
    }

    @AfterAll
    static void close() throws IOException {
        Foundries.defaultInstance().close();
    }

    @ParameterizedTest
    @EnumSource
    void veraPdfFindsPdfA3(Made made) throws Exception {
        assertCompliant(made, PDFAFlavour.PDFA_3_A);
        assertCompliant(made, PDFAFlavour.PDFA_3_B);
    }

    @ParameterizedTest
    @EnumSource
    void veraPdfFindsPdfUa1(Made made) throws Exception {
        assertCompliant(made, PDFAFlavour.PDFUA_1);
    }

    @ParameterizedTest
    @EnumSource
    void pdfsigFindsTheSignatureValidOverTheWholeRevision(Made made) throws Exception {
        String report = run("pdfsig", "-nocert", made.file().toString());
        assertThat(report).contains("Signature Validation: Signature is Valid.", "ETSI.CAdES.detached");
        assertThat(report).doesNotContain("Signature is Invalid", "Digest Mismatch");
        assertThat(report).contains("Total document signed");
    }

    @ParameterizedTest
    @EnumSource
    void pdfsigFindsAChangedByte(Made made) throws Exception {
        byte[] file = Files.readAllBytes(made.file());
        file[file.length / 3] ^= 1;
        Path changed = Files.write(directory.resolve("changed-" + made + ".pdf"), file);
        assertThat(run("pdfsig", "-nocert", changed.toString())).doesNotContain("Signature is Valid");
    }

    @Test
    void pdftotextReadsGermanLettersInReadingOrder() throws Exception {
        String text = run("pdftotext", "-raw", "-enc", "UTF-8", inside.toString(), "-");
        List<String> order = List.of(
                "Stadt Musterstadt",
                "Zoë Şule Öztürk-Weiß",
                "Aktenzeichen",
                "Gaststättenerlaubnis",
                "§ 2 Abs. 1",
                "Betriebsstätte",
                "Nebenbestimmungen",
                "Fenster und Türen",
                "Rechtsbehelfsbelehrung");
        int from = 0;
        for (String words : order) {
            int at = text.indexOf(words, from);
            assertThat(at).as("%s after character %d of %s", words, from, text).isNotNegative();
            from = at;
        }
    }

    private static void assertCompliant(Made made, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(Files.readAllBytes(made.file())), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions())
                    .as(made + " " + flavour)
                    .extracting(it ->
                            it.getRuleId().getClause() + " " + it.getRuleId().getTestNumber() + " " + it.getMessage())
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "skipped: no " + program + " (Debian's poppler-utils) on the PATH");
        ProcessBuilder command = new ProcessBuilder(found.get().toString());
        command.command().addAll(List.of(arguments));
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
