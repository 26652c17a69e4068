package org.govchain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device that is blocked, enrolled, loses a key and is retired; the service answers as the documentation says. */
class DevicesLifeTest {

    private static final String KID = "2e2cc55fc7cbdd9cd40030cdd641667a09a74fdc1ad1fa93836650626fafffe2";
    private static final String KEY =
            "{\"kid\":\"" + KID + "\",\"jwk\":{},\"validFrom\":\"2026-07-01T00:00:00Z\",\"state\":\"";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final List<String> asked = new ArrayList<>();
    private int status = 200;

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

    @ParameterizedTest
    @CsvSource({"block,blocked", "unblock,active"})
    void aStateIsChangedByTheNameOfTheDevice(String command, String state) {
        Sandbox.Run run = run(command, "wetter-3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(asked).containsExactly("POST /api/devices/7/" + command + " {}");
        assertThat(run.out()).containsPattern(state + " +wetter-3");
    }

    @Test
    void whoRetiresADeviceIsAskedFirst() {
        assertThat(sandbox().run("devices", "retire", "wetter-3").exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(sandbox().typing("no\n").run("devices", "retire", "wetter-3").exitCode())
                .isEqualTo(ExitCode.FAULT);
        assertThat(asked).isEmpty();

        Sandbox.Run run = sandbox().typing("yes\n").run("devices", "retire", "wetter-3");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Retire wetter-3 and its keys for good?");
        assertThat(run.out()).contains("retired    wetter-3");
        assertThat(run("retire", "wetter-3", "--yes").exitCode()).isZero();
        assertThat(asked).containsExactly("POST /api/devices/7/retire {}", "POST /api/devices/7/retire {}");
    }

    @Test
    void gatewaysAreMeantWhenThatIsSaid() {
        run("block", "tower", "--gateway");

        assertThat(asked).containsExactly("POST /api/gateways/8/block {}");
    }

    @Test
    void whatIsNotThereIsAFault() {
        Sandbox.Run run = run("retire", "wetter-9", "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("there is no device wetter-9", "govchain devices list");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRefusalIsAFaultWithItsReason() {
        status = 409;
        Sandbox.Run run = run("unblock", "wetter-3");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("409", "a retired device stays as it is");
    }

    @Test
    void aCodeForEnrolmentIsShown() {
        Sandbox.Run run = run("enrol", "wetter-3");
        run("enrol", "wetter-3", "--valid", "600");

        assertThat(run.out())
                .contains(
                        "enrolment  0c95152e-fc9c-4682-a852-5c97986dda13",
                        "code       VN3P-BVDA-82Y3-PX51",
                        "until      2026-11-23T01:25:57Z");
        assertThat(run.err()).contains("never again");
        assertThat(asked)
                .containsExactly(
                        "POST /api/devices/7/enrolment {}", "POST /api/devices/7/enrolment {\"validSeconds\":600}");
    }

    @Test
    void theKeysOfADeviceAreListedWithTheirTimes() {
        Sandbox.Run run = run("keys", "wetter-3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().skip(1).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        KID + " retired 2026-07-01T00:00:00Z 2026-07-28T06:00:00Z",
                        KID + " valid 2026-07-01T00:00:00Z");
    }

    @Test
    void aKeyIsRetiredNowOrAtAnInstantOrFromADayOn() {
        Sandbox.Run run = run("retire-key", "wetter-3", KID);
        run("retire-key", "wetter-3", KID, "--at", "2026-07-28T06:00:00Z");
        run("retire-key", "wetter-3", KID, "--at", "2026-07-28");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("key        " + KID, "retired    2026-07-28T06:00:00Z");
        String path = "POST /api/devices/7/keys/" + KID + "/retire ";
        assertThat(asked)
                .containsExactly(
                        path + "{}",
                        path + "{\"at\":\"2026-07-28T06:00:00Z\"}",
                        path + "{\"at\":\"2026-07-27T22:00:00Z\"}");
    }

    @Test
    void whatIsNoKeyIsNotSentAnywhere() {
        Sandbox.Run run = run("retire-key", "wetter-3", "../retire");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("is no key");
        assertThat(asked).isEmpty();
    }

    private Sandbox.Run run(String... arguments) {
        return sandbox()
                .run(Stream.concat(Stream.of("devices"), Stream.of(arguments)).toArray(String[]::new));
    }

    private Sandbox sandbox() {
        return new Sandbox(directory)
                .with(
                        "GOVCHAIN_SERVICE",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        boolean changes = exchange.getRequestMethod().equals("POST");
        if (changes) {
            asked.add(
                    "POST " + path + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        }
        byte[] bytes = (changes && status != 200
                        ? "{\"title\":\"Conflict\",\"detail\":\"a retired device stays as it is\"}"
                        : body(path))
                .getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(changes ? status : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String body(String path) {
        String retired = KEY + "retired\",\"retiredAt\":\"2026-07-28T06:00:00Z\"}";
        return switch (path) {
            case "/api/devices?limit=200" -> "{\"items\":[{\"id\":\"7\",\"name\":\"wetter-3\"}]}";
            case "/api/gateways?limit=200" -> "{\"items\":[{\"id\":\"8\",\"name\":\"tower\"}]}";
            case "/api/devices/7/unblock" -> "{\"state\":\"active\"}";
            case "/api/devices/7/retire" -> "{\"state\":\"retired\"}";
            case "/api/devices/7/enrolment" ->
                "{\"enrolment\":\"0c95152e-fc9c-4682-a852-5c97986dda13\",\"code\":\"VN3P-BVDA-82Y3-PX51\","
                        + "\"validUntil\":\"2026-11-23T01:25:57Z\"}";
            case "/api/devices/7" -> "{\"id\":\"7\",\"keys\":[" + retired + "," + KEY + "valid\"}]}";
            default -> path.contains("/keys/") ? retired : "{\"state\":\"blocked\"}";
        };
    }
}
