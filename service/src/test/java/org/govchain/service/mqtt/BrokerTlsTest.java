package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.util.unit.DataSize;

/** TLS with a broker that asks for certificates: without the right ones on both sides nobody is connected, and it is said why. */
class BrokerTlsTest {

    @TempDir
    static Path directory;

    private static int port;

    @SuppressWarnings("NullAway.Init")
    private static TestBroker mosquitto;

    @BeforeAll
    static void start() throws Exception {
        authority("city");
        authority("stranger");
        certificate("city", "broker", "subjectAltName=DNS:localhost");
        certificate("city", "service", "subjectAltName=DNS:service");
        certificate("stranger", "spy", "subjectAltName=DNS:service");
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        mosquitto = TestBroker.start(
                directory.resolve("broker-data"),
                "listener " + port + " 127.0.0.1",
                "cafile " + directory.resolve("city.pem"),
                "certfile " + directory.resolve("broker.pem"),
                "keyfile " + directory.resolve("broker.key"),
                "require_certificate true");
    }

    @AfterAll
    static void stop() {
        mosquitto.close();
    }

    @Test
    void withTheRightCertificatesMessagesCome() throws Exception {
        Deliveries deliveries = new Deliveries(properties("localhost"));
        Broker broker = broker("localhost", "city", "service", deliveries);
        broker.start();
        try (Publisher publisher = Publisher.at(mosquitto.port())) {
            Office.await("connected", () -> broker.trouble().isEmpty());
            publisher.send(
                    publisher.message("x".getBytes(StandardCharsets.UTF_8), "y").build());

            assertThat(deliveries.take(1, 1, 10_000)).hasSize(1);
        } finally {
            broker.stop();
        }
        assertThat(log()).contains("as city-service-localhost");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost | stranger | service | its certificate comes from nobody who is trusted",
                "127.0.0.1 | city | service | not for the host of govchain.mqtt.url",
                "localhost | city | '' | it refuses with the alert certificate_required",
                "localhost | city | spy | it refuses with the alert unknown_ca"
            })
    void withOthersNobodyIsConnected(String host, String trusted, String own, String why) throws Exception {
        Broker broker = broker(host, trusted, own, new Deliveries(properties(host)));
        broker.start();
        try {
            Office.await("refused", () -> broker.trouble().orElse("").startsWith("no TLS with the broker: "));

            assertThat(broker.trouble().orElseThrow()).contains(why);
        } finally {
            broker.stop();
        }
        assertThat(log()).doesNotContain("as " + name(host, trusted, own));
    }

    private static String log() throws IOException {
        return Files.readString(directory.resolve("broker-data/log"));
    }

    private static String name(String host, String trusted, String own) {
        return trusted + "-" + own + "-" + host;
    }

    private static Broker broker(String host, String trusted, String own, Deliveries deliveries) {
        MqttProperties properties = properties(host, name(host, trusted, own));
        PemSslStoreDetails ours = PemSslStoreDetails.forCertificate(pem(own)).withPrivateKey(key(own));
        SslBundle bundle = SslBundle.of(
                new PemSslStoreBundle(own.isEmpty() ? null : ours, PemSslStoreDetails.forCertificate(pem(trusted))));
        return new Broker(
                properties,
                new BrokerAddress(properties, new DefaultSslBundleRegistry("broker", bundle)),
                List.of(new ReadingsTopic()),
                deliveries,
                () -> false);
    }

    private static String pem(String name) {
        return directory.resolve(name + ".pem").toUri().toString();
    }

    private static String key(String name) {
        return directory.resolve(name + ".key").toUri().toString();
    }

    private static MqttProperties properties(String host) {
        return properties(host, "any");
    }

    private static MqttProperties properties(String host, String name) {
        return new MqttProperties(
                URI.create("mqtts://" + host + ":" + port),
                name,
                null,
                null,
                "broker",
                "govchain",
                null,
                Duration.ofMinutes(1),
                10,
                DataSize.ofKilobytes(10),
                List.of());
    }

    private static void authority(String name) throws Exception {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                file(name + ".key"),
                "-out",
                file(name + ".pem"));
    }

    private static void certificate(String by, String name, String extension) throws Exception {
        Path extensions = Files.writeString(directory.resolve(name + ".ext"), extension);
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-keyout",
                file(name + ".key"),
                "-out",
                file(name + ".csr"));
        openssl(
                "x509",
                "-req",
                "-in",
                file(name + ".csr"),
                "-CA",
                file(by + ".pem"),
                "-CAkey",
                file(by + ".key"),
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                extensions.toString(),
                "-out",
                file(name + ".pem"));
    }

    private static String file(String name) {
        return directory.resolve(name).toString();
    }

    private static void openssl(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of(TestBroker.program("openssl", "openssl").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
