package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A folder that somebody handed in, and a service that finds every line sound unless it is told otherwise. */
class ImportCommandTest {

    private static final byte[] FILE = "Grundriss".getBytes(UTF_8);
    private static final String HASH = Sha256Digest.hash(FILE).toHex();
    private static final String ISSUER = "https://www.musterstadt.example";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> bodies = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private String refusing = "nothing";
    private String silent = "nothing";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        files.put("credentials/000001.ndjson", credential(1, "valid", "") + credential(2, "revoked", ""));
        files.put("credentials/000002.ndjson", credential(3, "valid", HASH));
        files.put(
                "status-changes/000001.ndjson",
                "{\"id\":\"s1\",\"document\":\"d2\",\"version\":1,\"status\":\"revoked\"}\n");
        files.put("status-lists.ndjson", "{\"uri\":\"u\",\"token\":\"t\"}\n");
        files.put("keys.ndjson", "{\"purpose\":\"SEAL\"}\n");
        files.put("trust-policy.json", "{}\n");
        files.put("checkpoint", "log\n");
        Files.createDirectories(directory.resolve("out/attachments"));
        Files.write(directory.resolve("out/attachments").resolve(HASH), FILE);
        write();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void checksEverythingBeforeItTakesAnythingIn() throws IOException {
        Sandbox.Run run = run();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "checked  every file and every line",
                        "imported 6 lines and 1 files; 0 lines were there already");
        int firstTaken = requests.indexOf("/api/import/keys?check=false");
        assertThat(requests.subList(0, firstTaken))
                .contains("/api/import/status-changes?check=true")
                .noneMatch(path -> path.contains("check=false") || path.contains("attachments"));
        assertThat(requests.subList(firstTaken, requests.size()))
                .containsSubsequence(
                        "/api/import/keys?check=false",
                        "/api/import/status-lists?check=false",
                        "/api/import/credentials?check=false",
                        "/api/import/attachments/c3/" + HASH,
                        "/api/import/status-changes?check=false");
        assertThat(bodies.get("/api/import/credentials?check=false")).startsWith("{\"uri\":\"u\"");
        assertThat(bodies.get("/api/import/attachments/c3/" + HASH)).isEqualTo("Grundriss");
    }

    @Test
    void aDryRunTakesNothingIn() {
        assertThat(run("--dry-run").exitCode()).isZero();
        assertThat(requests).noneMatch(path -> path.contains("check=false"));
    }

    @Test
    void namesFileLineAndReasonOfWhatTheServiceRefusesAndTakesNothingIn() {
        refusing = "\"id\":\"c3\"";
        Sandbox.Run run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out())
                .contains("refused  1 findings", "credentials/000002.ndjson, line 1: seal-signature-wrong: no");
        assertThat(requests).noneMatch(path -> path.contains("check=false"));
    }

    @Test
    void anInterruptedImportIsRepeatedFromItsBeginning() {
        silent = "/api/import/status-changes?check=false";
        assertThat(run().exitCode()).isEqualTo(ExitCode.FAULT);
        silent = "nothing";
        requests.clear();

        assertThat(run().exitCode()).isZero();
        assertThat(requests).contains("/api/import/keys?check=false", "/api/import/status-changes?check=false");
    }

    @Test
    void aFolderWithoutManifestOrOfAnotherFormatIsNoExport() throws IOException {
        replaceInManifest("govchain-export/1", "govchain-export/2");
        assertThat(run().err()).contains("format \"govchain-export/2\", this program reads govchain-export/1");
        Files.delete(directory.resolve("out/manifest.json"));
        assertThat(run().err()).contains("has no manifest.json: it is not a complete export");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../keys.ndjson", "/etc/passwd", "credentials/../../x.ndjson", "attachments/x", "keys.ndjson/"})
    void aManifestMayNameNothingOutsideTheFolder(String name) throws IOException {
        replaceInManifest("keys.ndjson", name);
        Sandbox.Run run = run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("names a file twice, outside the folder, or that no export has");
    }

    @Test
    void oneChangedByteInAFileIsFound() throws IOException {
        Path file = directory.resolve("out/credentials/000001.ndjson");
        Files.writeString(file, Files.readString(file).replace("\"c1\"", "\"c9\""));
        Sandbox.Run run = run();

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("credentials/000001.ndjson: is not the file that the manifest names");
        assertThat(requests).containsExactly("/api/import");
    }

    @Test
    void aMissingOrChangedAttachmentIsFound() throws IOException {
        Path file = directory.resolve("out/attachments").resolve(HASH);
        Files.writeString(file, "Another");
        assertThat(run().out()).contains("credentials/000002.ndjson, line 1: attachment-missing");
        Files.delete(file);
        assertThat(run().out()).contains("attachment-missing: no file of the folder has the hash " + HASH);
    }

    @Test
    void aStatusThatItsLastChangeContradictsIsFound() throws IOException {
        files.put("credentials/000001.ndjson", credential(1, "valid", "") + credential(2, "valid", ""));
        write();
        assertThat(run().out())
                .contains("line 2: status-contradicted: it says valid, the last change of status says revoked");

        files.put("credentials/000001.ndjson", credential(1, "revoked", "") + credential(2, "revoked", ""));
        write();
        assertThat(run().out())
                .contains("line 1: status-contradicted: it says revoked, the last change of status says valid");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path file = directory.resolve("out/keys.ndjson");
        Files.move(file, directory.resolve("elsewhere"));
        Files.createSymbolicLink(file, directory.resolve("elsewhere"));
        assertThat(run().out()).contains("keys.ndjson: is missing or no ordinary file");

        Files.move(directory.resolve("out/attachments"), directory.resolve("files"));
        Files.createSymbolicLink(directory.resolve("out/attachments"), directory.resolve("files"));
        Files.delete(file);
        write();
        assertThat(run().out()).contains("attachment-missing");
    }

    @Test
    void aLineWithoutEndDoesNotFillTheMemory() throws IOException {
        files.put("status-changes/000001.ndjson", "x".repeat(3 << 20) + "\n");
        files.put("keys.ndjson", "{\"purpose\":1,\"purpose\":2}\n");
        write();
        assertThat(run().out())
                .contains("status-changes/000001.ndjson, line 1: is longer than 2 MiB")
                .contains("keys.ndjson, line 1: is no strict JSON object");
    }

    @Test
    void countsAreComparedAndTheAuthorityHasToBeTheSame() throws IOException {
        replaceInManifest("\"credentials\":3", "\"credentials\":4");
        assertThat(run().out()).contains("manifest.json: the number of credentials is another");
        replaceInManifest(ISSUER, "https://www.nachbarstadt.example");
        assertThat(run().err())
                .contains("the export is of https://www.nachbarstadt.example, the token is for " + ISSUER);
    }

    private Sandbox.Run run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("import", "out", "--token", "t", "--service"));
        arguments.add("http://127.0.0.1:" + server.getAddress().getPort());
        arguments.addAll(List.of(more));
        return new Sandbox(directory).run(arguments.toArray(String[]::new));
    }

    private void replaceInManifest(String part, String instead) throws IOException {
        Path manifest = directory.resolve("out/manifest.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(part);
        Files.writeString(manifest, text.replace(part, instead));
    }

    private void write() throws IOException {
        ObjectNode manifest = JsonMapper.shared().createObjectNode();
        manifest.put("format", "govchain-export/1")
                .put("issuer", ISSUER)
                .put("name", "Stadt Musterstadt")
                .put("origin", "musterstadt.example/log/1")
                .put("exportedAt", "2026-08-01T10:00:00Z");
        manifest.putObject("counts")
                .put("credentials", 3)
                .put("statusChanges", 1)
                .put("attachments", 1);
        var named = manifest.putArray("files");
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] content = file.getValue().getBytes(UTF_8);
            Path path = directory.resolve("out").resolve(file.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            Files.write(path, content);
            named.addObject()
                    .put("name", file.getKey())
                    .put("bytes", content.length)
                    .put("lines", file.getValue().lines().count())
                    .put("sha256", Sha256Digest.hash(content).toHex())
                    .put("last", 0);
        }
        Files.writeString(directory.resolve("out/manifest.json"), manifest.toString());
    }

    private static String credential(int number, String status, String file) {
        String bound = file.isEmpty() ? "" : "{\"sha256\":\"" + file + "\",\"stored\":true}";
        return "{\"id\":\"c" + number + "\",\"document\":\"d" + number + "\",\"version\":1,\"status\":\"" + status
                + "\",\"attachments\":[" + bound + "]}\n";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        requests.add(asked);
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        bodies.put(asked, body);
        if (asked.equals(silent)) {
            exchange.close();
            return;
        }
        byte[] reply = reply(asked, body).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private String reply(String asked, String body) {
        if (asked.equals("/api/import")) {
            return "{\"issuer\":\"" + ISSUER + "\",\"trustPolicy\":\"ab\"}";
        }
        List<String> results = new ArrayList<>();
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean context = asked.contains("credentials") && lines.get(i).contains("token");
            if (!context) {
                results.add("{\"line\":" + (i + 1) + "," + outcome(asked, lines.get(i)) + "}");
            }
        }
        return "{\"lines\":[" + String.join(",", results) + "]}";
    }

    private String outcome(String asked, String line) {
        if (line.contains(refusing)) {
            return "\"outcome\":\"refused\",\"reason\":\"seal-signature-wrong\",\"detail\":\"no\"";
        }
        if (asked.contains("check=true")) {
            return "\"outcome\":\"sound\"";
        }
        return "\"outcome\":\"imported\"" + (line.contains(HASH) ? ",\"missingFiles\":[\"" + HASH + "\"]" : "");
    }
}
