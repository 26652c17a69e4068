package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.TrustPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDF files of docs/samples/signed, judged for the minute in which they were made. */
class VerifySignedPdfTest {

    private static final Path SAMPLES = Sandbox.ROOT.resolve("docs/samples/signed");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private Instant madeAt = Instant.EPOCH;

    @BeforeEach
    void copySamples() throws IOException {
        for (String name : List.of(
                "licence.pdf",
                "licence.proof.json",
                "timestamp-pending.pdf",
                "timestamped-later.pdf",
                "trust.json",
                "made-at.txt")) {
            Files.copy(SAMPLES.resolve(name), directory.resolve(name));
        }
        madeAt =
                Instant.parse(Files.readString(directory.resolve("made-at.txt")).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"licence.pdf", "timestamp-pending.pdf", "timestamped-later.pdf"})
    void aFileAsTheAuthorityMadeItIsValid(String file) {
        Sandbox.Run run = verify(file);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("VALID").contains("✓ PDF");
    }

    @Test
    void saysWhatTimestampsThereAre() throws IOException {
        assertThat(verify("licence.pdf").out()).containsOnlyOnce("timestamp ").contains(" by CN=Demo timestamps");
        assertThat(verify("timestamped-later.pdf").out())
                .containsOnlyOnce("timestamp ")
                .contains(" by CN=Demo timestamps");
        assertThat(verify("timestamp-pending.pdf").out()).doesNotContain("timestamp ");

        trustNoTimestampAuthority();
        Sandbox.Run run = verify("licence.pdf");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("says CN=Demo timestamps (worthless), not an authority that the trust policy names");
    }

    @Test
    void aChangedByteOfTheSignedRangeIsFound() throws IOException {
        byte[] file = Files.readAllBytes(directory.resolve("licence.pdf"));
        int language = new String(file, StandardCharsets.ISO_8859_1).indexOf("/Type");
        file[language + 1] ^= 0x20;
        Files.write(directory.resolve("licence.pdf"), file);
        Sandbox.Run run = verify("licence.pdf");
        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("pdf-signature-wrong");
    }

    @Test
    void anAppendedRevisionIsFoundAlsoBehindATimestamp() throws IOException {
        for (String name : List.of("licence.pdf", "timestamped-later.pdf")) {
            Path file = directory.resolve(name);
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                document.getDocumentCatalog().setLanguage("en");
                document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                document.saveIncremental(out);
                Files.write(file, out.toByteArray());
            }
            Sandbox.Run run = verify(name);
            assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.INVALID);
            assertThat(run.out()).contains("pdf-changed-after-signing");
        }
    }

    @Test
    void aFileThatOnlyClaimsToBeAPdfIsAFileThatNobodyIsKnownToCertify() throws IOException {
        byte[] begun = Files.readAllBytes(directory.resolve("licence.pdf"));
        Files.write(directory.resolve("cut.pdf"), Arrays.copyOf(begun, begun.length / 2));
        Files.writeString(directory.resolve("text.pdf"), "%PDF-1.7\nNothing of the kind.\n%%EOF\n");
        for (String name : List.of("cut.pdf", "text.pdf")) {
            Sandbox.Run run = verify(name);
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.INDETERMINATE);
            assertThat(run.out()).contains("evidence-not-at-hand");
        }
    }

    @Test
    void aProofAtHandShowsThatTheFileIsInTheLog() {
        Sandbox.Run run = verify("licence.pdf", "--pdf-proof", "licence.proof.json");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).containsPattern("PDF's entry +entry \\d+ of the log");
        assertThat(verify("licence.pdf").out()).doesNotContain("PDF's entry");
    }

    @Test
    void aProofOfAnotherFileOrWithAnotherSaltIsRefused() throws IOException {
        Sandbox.Run other = verify("timestamped-later.pdf", "--pdf-proof", "licence.proof.json");
        assertThat(other.exitCode()).as(other.out()).isEqualTo(ExitCode.INVALID);
        assertThat(other.out()).contains("payload-credential-mismatch");

        Path proof = directory.resolve("licence.proof.json");
        String json = Files.readString(proof);
        int salt = json.indexOf("\"salt\":\"") + 8;
        String changed = json.substring(0, salt) + (json.charAt(salt) == 'A' ? 'B' : 'A') + json.substring(salt + 1);
        Files.writeString(proof, changed);
        Sandbox.Run wrong = verify("licence.pdf", "--pdf-proof", "licence.proof.json");
        assertThat(wrong.exitCode()).as(wrong.out()).isEqualTo(ExitCode.INVALID);
        assertThat(wrong.out()).contains("inclusion-wrong");

        Files.writeString(proof, "{}");
        assertThat(verify("licence.pdf", "--pdf-proof", "licence.proof.json").err())
                .contains("the proof of the PDF file cannot be read");
    }

    @Test
    void aServiceIsAskedForTheProofByTheDigestAlone() throws IOException {
        List<String> asked = new ArrayList<>();
        byte[] proof = Files.readAllBytes(directory.resolve("licence.proof.json"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            boolean known = path.endsWith("/pdf");
            exchange.sendResponseHeaders(known ? 200 : 404, known ? proof.length : -1);
            if (known) {
                exchange.getResponseBody().write(proof);
            }
            exchange.close();
        });
        server.start();
        try {
            String service = "http://127.0.0.1:" + server.getAddress().getPort();
            String[] online = {
                "verify",
                "licence.pdf",
                "--lang",
                "en",
                "--trust",
                "trust.json",
                "--service",
                service,
                "--node",
                "http://127.0.0.1:1"
            };
            Sandbox.Run run = new Sandbox(directory).at(madeAt).run(online);
            assertThat(run.out()).containsPattern("PDF's entry +entry \\d+ of the log");
            assertThat(asked).anySatisfy(path -> assertThat(path).matches("/evidence/[0-9a-f]{64}/pdf"));

            // About another file the same answer is none: a service cannot make a good file bad.
            online[1] = "timestamp-pending.pdf";
            Sandbox.Run other = new Sandbox(directory).at(madeAt).run(online);
            assertThat(other.out()).contains("✓ PDF").doesNotContain("PDF's entry");
        } finally {
            server.stop(0);
        }
    }

    private void trustNoTimestampAuthority() throws IOException {
        Path file = directory.resolve("trust.json");
        PolicyContent named = ((PolicyReading.Read) TrustPolicy.parse(Files.readAllBytes(file)))
                .policy()
                .content();
        assertThat(named.timestampAuthorities()).hasSize(1);
        PolicyContent nobody = new PolicyContent(
                named.version(),
                named.createdAt(),
                named.chainId(),
                named.contracts(),
                named.validatorSets(),
                named.logs(),
                named.journal(),
                named.keys(),
                named.profiles(),
                named.maxStatusAge(),
                named.maxHeadAge(),
                List.of());
        Files.write(file, nobody.toJson());
    }

    private Sandbox.Run verify(String file, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("verify", file, "--offline", "--lang", "en", "--trust", "trust.json"));
        arguments.addAll(List.of(options));
        return new Sandbox(directory).at(madeAt).run(arguments.toArray(String[]::new));
    }
}
