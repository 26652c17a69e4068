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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service with three credentials, one file and one change of status, that may stop answering. */
class ExportCommandTest {

    private static final byte[] FILE = "Grundriss".getBytes(UTF_8);
    private static final String HASH = Sha256Digest.hash(FILE).toHex();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> requests = new ArrayList<>();
    private String silent = "nothing";
    private byte[] file = FILE;
    private String issuer = "https://www.musterstadt.example";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void writesAFolderThatOnlyItsOwnerMayEnterWithAManifestOfEveryFile() throws IOException {
        Sandbox.Run run = export();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("exported 3 credentials, 1 changes of status, 1 files of Stadt Musterstadt");
        assertThat(run.err()).contains("encrypt it before it leaves this machine");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("out"))))
                .isEqualTo("rwx------");
        JsonNode manifest = JsonMapper.shared().readTree(read("manifest.json"));
        assertThat(manifest.at("/counts/credentials").asLong()).isEqualTo(3);
        assertThat(manifest.at("/issuer").asString()).isEqualTo(issuer);
        assertThat(manifest.get("files")).hasSize(8).allSatisfy(entry -> {
            byte[] content = read(entry.get("name").asString());
            assertThat(entry.get("sha256").asString())
                    .isEqualTo(Sha256Digest.hash(content).toHex());
            assertThat(entry.get("bytes").asLong()).isEqualTo(content.length);
        });
        assertThat(read("attachments/" + HASH)).isEqualTo(FILE);
        assertThat(directory.resolve("out/progress.ndjson")).doesNotExist();
    }

    @Test
    void hasNoManifestUntilItIsCompleteAndGoesOnWhereItStopped() throws IOException {
        silent = "/api/export/credentials?after=12&limit=1";
        assertThat(export().exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(directory.resolve("out/manifest.json")).doesNotExist();
        Files.writeString(
                directory.resolve("out/progress.ndjson"),
                Files.readString(directory.resolve("out/progress.ndjson")) + "{\"name\":\"credentials/0000");
        silent = "nothing";
        requests.clear();

        assertThat(export().out()).contains("exported 3 credentials, 1 changes of status, 1 files");
        assertThat(requests)
                .contains("/api/export/credentials?after=12&limit=1")
                .doesNotContain("/api/export/credentials?after=0&limit=1", "/api/export/credentials?after=7&limit=1");
        assertThat(read("credentials/000003.ndjson")).isEqualTo(line(13, 3).getBytes(UTF_8));
    }

    @Test
    void doesNotMixTwoExportsAndDoesNotTouchOtherFolders() throws IOException {
        silent = "/api/export/keys";
        export();
        Files.writeString(
                directory.resolve("out/progress.ndjson"),
                Files.readString(directory.resolve("out/progress.ndjson")).replace("musterstadt", "nachbarstadt"));
        assertThat(export().err()).contains("holds the beginning of another export");

        Files.createDirectories(directory.resolve("out2"));
        Files.writeString(directory.resolve("out2/mine.txt"), "x");
        assertThat(run("out2").err()).contains("is not empty");
        assertThat(directory.resolve("out2/mine.txt")).hasContent("x");

        silent = "nothing";
        assertThat(run("out3").exitCode()).isZero();
        assertThat(run("out3").err()).contains("holds a complete export");
    }

    @Test
    void refusesAFileThatIsNotTheOneThatWasCertified() {
        file = "Another".getBytes(UTF_8);
        Sandbox.Run run = export();

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("has another hash");
        assertThat(directory.resolve("out/attachments/" + HASH)).doesNotExist();
        assertThat(directory.resolve("out/manifest.json")).doesNotExist();
    }

    private Sandbox.Run export() {
        return run("out");
    }

    private Sandbox.Run run(String folder) {
        String service = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Sandbox(directory)
                .run("export", "--out", folder, "--page", "1", "--service", service, "--token", "t");
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(directory.resolve("out").resolve(name));
    }

    private static String line(int place, int number) {
        String files = number == 2
                ? "{\"sha256\":\"" + HASH
                        + "\",\"name\":\"g.svg\",\"mediaType\":\"image/svg+xml\",\"size\":9,\"stored\":true}"
                : "";
        return "{\"place\":" + place + ",\"id\":\"c" + number + "\",\"attachments\":[" + files + "]}\n";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        requests.add(asked);
        Map<String, String> answers = Map.of(
                "/api/export",
                "{\"format\":\"govchain-export/1\",\"authority\":\"musterstadt\",\"issuer\":\"" + issuer
                        + "\",\"name\":\"Stadt Musterstadt\",\"origin\":\"musterstadt.example/log\",\"documents\":3}",
                "/api/export/credentials?after=0&limit=1",
                line(7, 1),
                "/api/export/credentials?after=7&limit=1",
                line(12, 2),
                "/api/export/credentials?after=12&limit=1",
                line(13, 3),
                "/api/export/status-changes?after=0&limit=1",
                "{\"place\":20,\"id\":\"s1\"}\n",
                "/api/export/status-lists",
                "{\"uri\":\"u\",\"token\":\"t\"}\n",
                "/api/export/keys",
                "{\"purpose\":\"SEAL\"}\n",
                "/trust-policy",
                "{}\n",
                "/log/checkpoint",
                "note\n");
        byte[] body = asked.startsWith("/api/export/attachments/c2/")
                ? file
                : answers.getOrDefault(asked, "").getBytes(UTF_8);
        exchange.sendResponseHeaders(asked.equals(silent) ? 503 : 200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
