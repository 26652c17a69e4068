package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Role;
import org.govchain.stream.StreamPayload.File;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Digests of pictures, through the door of readings. */
class FilesTest {

    private static final Sha256Digest DIGEST = Sha256Digest.hash("a picture".getBytes(StandardCharsets.UTF_8));

    private final Office office = Office.shared();
    private final TestDoor door = new TestDoor(office);
    private final TestSender camera = TestSender.of(office, Office.MUSTERSTADT, false);
    private final Instant now = Instant.now().minusSeconds(60);

    @Test
    void thePictureOfACameraIsProvenWithItsTimeAndPlace() {
        allow("takes_files = true");
        assertThat(TestDoor.answers(send(file(",\"place\":\"Musterstadt, Marktplatz\""))))
                .isEqualTo("[{\"position\":1}]");
        assertThat(TestDoor.answers(send(file(",\"place\":\"Musterstadt, Marktplatz\""))))
                .isEqualTo("[{\"duplicate\":1}]");

        String path = "/api/streams/"
                + office.bean(Streams.class).idOf(camera.id).orElseThrow() + "/readings?from="
                + now.minusSeconds(60) + "&until=" + now.plusSeconds(120);
        String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
        Office.await("an anchored head", () -> office.get(path, operator).status() == 200);
        RangeVerifier.Report report = RangeVerifier.verify(
                RangeBundle.parse(office.get(path, operator).bytes())
                        .asOptional()
                        .orElseThrow(),
                Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes())),
                Instant.now());

        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        assertThat(report.readings()).singleElement().satisfies(found -> {
            assertThat(found.leaf().measured()).isEqualTo(now.toEpochMilli());
            assertThat(found.payload())
                    .isEqualTo(new File(DIGEST, "image/jpeg", Optional.of("Musterstadt, Marktplatz")));
        });
    }

    @Test
    void twoPicturesOfOneInstantAreTwoFiles() {
        allow("takes_files = true");
        String other = file("").replace(DIGEST.toHex(), "ab".repeat(32));

        assertThat(TestDoor.answers(send(file("") + "\n" + other))).isEqualTo("[{\"position\":1},{\"position\":2}]");
    }

    @Test
    void aDeviceThatNobodyAllowedNotarisesNoFiles() {
        assertThat(TestDoor.answers(send(file("")))).isEqualTo("[{\"refused\":\"files-not-taken\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "takes_files = true | 51.23 6.78 | position",
                "takes_files = true | 51.23456 6.78901 | place-not-taken",
                "takes_files = true, place_exact = true | 51.23456 6.78901 | position",
                "takes_files = true, open = false, vehicle = true, retention_days = 30 | Musterstadt | place-not-taken"
            })
    void aPlaceIsAsFineAsTheDeviceMaySay(String columns, String place, String answer) {
        allow(columns);

        assertThat(TestDoor.answers(send(file(",\"place\":\"" + place + "\"")))).contains(answer);
    }

    @Test
    void aVehicleNotarisesPicturesWithoutPlace() {
        allow("takes_files = true, open = false, vehicle = true, retention_days = 30");

        assertThat(TestDoor.answers(send(file("")))).isEqualTo("[{\"position\":1}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "{\"sha256\":\"DIGEST\"}",
                "{\"mediaType\":\"image/jpeg\"}",
                "{\"sha256\":\"00\",\"mediaType\":\"image/jpeg\"}",
                "{\"sha256\":\"DIGEST\",\"mediaType\":\"jpeg\"}",
                "{\"sha256\":\"DIGEST\",\"mediaType\":\"image/jpeg\",\"place\":7}",
                "{\"sha256\":\"DIGEST\",\"mediaType\":\"image/jpeg\",\"place\":\"\"}",
                "{\"sha256\":\"DIGEST\",\"mediaType\":\"image/jpeg\",\"data\":\"…\"}"
            })
    void whatIsNoFileIsMalformed(String file) {
        allow("takes_files = true");
        String line = "{\"device\":\"" + camera.name + "\",\"at\":\"" + now + "\",\"file\":"
                + file.replace("DIGEST", DIGEST.toHex()) + "}";

        assertThat(TestDoor.answers(send(line))).isEqualTo("[{\"refused\":\"malformed\"}]");
        assertThat(TestDoor.answers(send(file("").replace("}}", "},\"values\":{\"sky\":\"x\"}}"))))
                .isEqualTo("[{\"refused\":\"malformed\"}]");
    }

    @Test
    void aNameThatNoDatabaseTakesIsMalformed() {
        assertThat(TestDoor.answers(send(file("").replace(camera.name, "a\\u0000"))))
                .isEqualTo("[{\"refused\":\"malformed\"}]");
    }

    private void allow(String columns) {
        office.bean(JdbcClient.class)
                .sql("update device set " + columns + " where id = ?")
                .param(camera.id)
                .update();
    }

    private String file(String more) {
        return "{\"device\":\"" + camera.name + "\",\"at\":\"" + now + "\",\"file\":{\"sha256\":\"" + DIGEST
                + "\",\"mediaType\":\"image/jpeg\"" + more + "}}";
    }

    private Reply send(String body) {
        return door.send("application/x-ndjson", body, camera);
    }
}
