package org.govchain.service.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.TestDatabase;
import org.govchain.service.demo.LocalTimestampAuthority;
import org.govchain.verify.PdfFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The process that makes a PDF file, or adds its timestamp, ends at each durable step: afterwards there is exactly one file for the copy,
 * with one log entry, and it is whole. One of the steps waits for a real {@code kill -9}.
 */
@Tag("slow") // a process for each
class PdfCrashTest {

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();
    private final HikariDataSource connections = PdfMaker.connect(database.url());
    private final JdbcClient jdbc = JdbcClient.create(connections);

    private LocalTimestampAuthority tsa;

    @BeforeEach
    void startAuthority() throws IOException {
        tsa = LocalTimestampAuthority.start(new SecureRandom(), Clock.systemUTC());
        tsa.writeCertificate(directory.resolve("tsa.pem"));
    }

    @AfterEach
    void close() {
        tsa.close();
        connections.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void whileItIsMade(PdfMaker.Step step) throws IOException, InterruptedException {
        run("make", step, tsa.url());
        boolean durable = step == PdfMaker.Step.AFTER_COMMIT || step == PdfMaker.Step.NEVER;
        assertThat(count("pdf_file")).isEqualTo(durable ? 1 : 0);
        assertThat(count("log_entry")).isEqualTo(durable ? 1 : 0);

        PdfMaker next = PdfMaker.open(connections, directory, tsa.url());
        byte[] file = next.make();
        assertThat(facts(file).timestamps()).hasSize(1);
        assertThat(next.make()).isEqualTo(file);
        assertThat(count("pdf_file")).isEqualTo(1);
        assertThat(count("log_entry")).isEqualTo(1);
        assertThat(loggedRange())
                .isEqualTo(facts(file).signedRange().orElseThrow().bytes());
    }

    @ParameterizedTest
    @EnumSource(names = "AFTER_ROW", mode = EnumSource.Mode.EXCLUDE) // one statement: there is no transaction around it
    void whileItsTimestampIsAdded(PdfMaker.Step step) throws IOException, InterruptedException {
        tsa.setDown(true);
        byte[] pending = PdfMaker.open(connections, directory, tsa.url()).make();
        assertThat(facts(pending).timestamps()).isEmpty();
        tsa.setDown(false);

        run("timestamp", step, tsa.url());
        PdfMaker next = PdfMaker.open(connections, directory, tsa.url());
        byte[] between = next.make();
        boolean durable = step == PdfMaker.Step.AFTER_COMMIT || step == PdfMaker.Step.NEVER;
        assertThat(facts(between).timestamps()).hasSize(durable ? 1 : 0);
        assertThat(between).startsWith(pending);

        assertThat(next.timestamp()).isTrue();
        byte[] file = next.make();
        assertThat(facts(file).timestamps()).hasSize(1);
        assertThat(file).startsWith(pending);
        assertThat(count("pdf_file")).isEqualTo(1);
        assertThat(count("log_entry")).isEqualTo(1);
    }

    private void run(String what, PdfMaker.Step step, URI url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PdfMaker.class.getName(),
                        database.url(),
                        directory.toString(),
                        what,
                        step.name(),
                        url.toString())
                .redirectErrorStream(true)
                .start();
        boolean waits = step == PdfMaker.Step.WAIT_BEFORE_ROW;
        String output = "";
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            // Reads to the end, or to the word that it waits.
            output = reader.lines()
                    .takeWhile(line -> !waits || !line.equals(PdfMaker.READY))
                    .collect(Collectors.joining("\n"));
            if (waits) {
                process.destroyForcibly(); // SIGKILL
            }
        }
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(step == PdfMaker.Step.NEVER ? 0 : 137);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private byte[] loggedRange() {
        return jdbc.sql("select signed_range from pdf_file").query(byte[].class).single();
    }

    private static PdfFacts facts(byte[] file) {
        PdfFacts facts = ((PdfReading.WithBundle) PdfReader.readWithoutPages(file)).facts();
        assertThat(facts.finding()).as(facts.detail()).isEmpty();
        return facts;
    }
}
