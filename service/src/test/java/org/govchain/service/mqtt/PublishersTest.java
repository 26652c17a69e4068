package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import org.junit.jupiter.api.Test;

/** Programs of others as publishers: mosquitto_pub, and the npm package mqtt. */
class PublishersTest {

    private final Door door = Door.shared();
    private final TestSender sender = TestSender.of(door.office, Office.MUSTERSTADT, true);
    private final String body = Door.reading(sender, 1);

    @Test
    void mosquittoPubPublishesAReading() throws Exception {
        Path program = TestBroker.program("mosquitto_pub", "mosquitto-clients");

        String output = run(
                program.toString(),
                "-V",
                "mqttv5",
                "-p",
                String.valueOf(door.broker.port()),
                "-q",
                "1",
                "-t",
                Publisher.TOPIC,
                "-D",
                "publish",
                "user-property",
                "Readings-Signature",
                signature(),
                "-m",
                body);

        assertThat(output).isEmpty();
        Office.await("stored", () -> door.readings(sender) == 1);
    }

    /** mosquitto passes it on, and clients that cannot decode it hang up, again and again. */
    @Test
    void aResponseTopicThatIsNoneStopsNobody() throws Exception {
        Path program = TestBroker.program("mosquitto_pub", "mosquitto-clients");

        run(
                program.toString(),
                "-V",
                "mqttv5",
                "-p",
                String.valueOf(door.broker.port()),
                "-q",
                "1",
                "-t",
                Publisher.TOPIC,
                "-D",
                "publish",
                "user-property",
                "Readings-Signature",
                signature(),
                "-D",
                "publish",
                "response-topic",
                "govchain/" + Office.MUSTERSTADT + "/answers/#",
                "-m",
                body);

        Office.await("stored", () -> door.readings(sender) == 1);
        try (Publisher publisher = Publisher.at(door.broker.port())) {
            assertThat(publisher
                            .ask(Door.reading(sender, 2), sender)
                            .get("accepted")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void theNpmPackageMqttPublishesAReadingAndReadsTheAnswer() throws Exception {
        Path folder = Path.of(System.getProperty("govchain.root", ".."), "service/src/test/node");
        assumeTrue(Files.isDirectory(folder.resolve("node_modules/mqtt")), "skipped: npm ci was not run in " + folder);

        String output = run(
                "node",
                folder.resolve("publish.mjs").toString(),
                "mqtt://127.0.0.1:" + door.broker.port(),
                Publisher.TOPIC,
                "govchain/" + Office.MUSTERSTADT + "/answers/node",
                body,
                signature());

        assertThat(output)
                .isEqualTo("4711 application/json"
                        + " {\"accepted\":1,\"duplicates\":0,\"refused\":0,\"readings\":[{\"position\":1}]}\n");
    }

    private String signature() {
        return sender.sign(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
