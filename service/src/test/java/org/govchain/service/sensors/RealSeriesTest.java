package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.govchain.readings.ReadingsFormat;
import org.govchain.readings.ReadingsSpan;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Role;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Real series as devices: hourly normals and daily weather of Seattle and New York from the npm package vega-datasets, moved in time as a whole
 * so that their last row is an hour or a day ago; 29 days are as much as a device may send late.
 */
class RealSeriesTest {

    private static final Path DATA = Path.of(System.getProperty("govchain.root", ".."))
            .resolve("service/src/test/node/node_modules/vega-datasets/data");
    private static final int LATEST_DAYS = 29;

    /** A row of a file. */
    private record Row(Instant at, List<String> cells) {}

    private final Office office = Office.shared();
    private final TestSender station = TestSender.of(office, Office.MUSTERSTADT, true);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @Test
    void hourlyTemperaturesOfSeattleComeBackAsTheyWentIn() throws IOException {
        replays(
                "seattle-weather-hourly-normals.csv",
                Duration.ofHours(1),
                List.of("pressure=hPa", "temperature=Cel", "wind=m/s"),
                "");
    }

    @Test
    void dailyWeatherOfSeattleComesBackWithItsWords() throws IOException {
        replays(
                "seattle-weather.csv",
                Duration.ofDays(1),
                List.of("precipitation=mm", "temp_max=Cel", "temp_min=Cel", "wind=m/s", "weather=1"),
                "");
    }

    @Test
    void dailyWeatherOfNewYorkIsAnotherDevice() throws IOException {
        replays(
                "weather.csv",
                Duration.ofDays(1),
                List.of("precipitation=mm", "temp_max=Cel", "temp_min=Cel", "wind=m/s", "weather=1"),
                "New York,");
    }

    private void replays(String file, Duration step, List<String> quantities, String place) throws IOException {
        assumeTrue(Files.isRegularFile(DATA.resolve(file)), "skipped: npm ci was not run in service/src/test/node");
        register(quantities, step);
        List<Row> rows = moved(rows(file, place), step);
        assertThat(rows).hasSizeGreaterThan(25);
        send(rows, quantities);

        String path = "/streams/" + office.bean(Streams.class).idOf(station.id).orElseThrow() + "/readings?from="
                + rows.getFirst().at() + "&until=" + now;
        Office.await("an anchored head", () -> {
            Reply reply = office.get(path);
            return reply.status() == 200 && reply.json().path("size").asInt() > rows.size();
        });
        ReadingsSpan span = proven(office.get(path));
        assertThat(span.readings().stream().map(found -> cells((Reading) found.payload(), quantities)))
                .containsExactlyElementsOf(rows.stream().map(Row::cells).toList());
        for (ReadingsFormat format : ReadingsFormat.values()) {
            assertThat(office.send("GET", path, BodyPublishers.noBody(), "Accept", format.mediaType())
                            .bytes())
                    .as(format.mediaType())
                    .isEqualTo(format.write(span));
        }
    }

    private void register(List<String> quantities, Duration step) {
        String rules = quantities.stream()
                .map(it -> it.split("=", 2))
                .map(it -> "\"" + it[0] + "\":{\"unit\":\"" + it[1] + "\"}")
                .collect(Collectors.joining(","));
        Reply changed = office.send(
                "PUT",
                "/api/devices/" + station.id,
                BodyPublishers.ofString(
                        "{\"what\":\"Wetterstation\",\"open\":true,\"licence\":\"BSD-3-Clause\",\"intervalSeconds\":"
                                + step.toSeconds() + ",\"latenessSeconds\":2592000,\"quantities\":{" + rules + "}}"),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private static List<Row> rows(String file, String place) throws IOException {
        try (var lines = Files.lines(DATA.resolve(file))) {
            return lines.skip(1)
                    .filter(line -> line.startsWith(place))
                    .map(line -> List.of(line.substring(place.length()).split(",", -1)))
                    .map(cells -> new Row(instant(cells.getFirst()), cells.subList(1, cells.size())))
                    .toList();
        }
    }

    private static Instant instant(String text) {
        return text.contains("T")
                ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                : LocalDate.parse(text.replace('/', '-')).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The last days of a series, all moved by the same time. */
    private List<Row> moved(List<Row> rows, Duration step) {
        Duration by = Duration.between(rows.getLast().at(), now.minus(step));
        Instant first = now.minus(Duration.ofDays(LATEST_DAYS));
        return rows.stream()
                .map(row -> new Row(row.at().plus(by), row.cells()))
                .filter(row -> row.at().isAfter(first))
                .toList();
    }

    private void send(List<Row> rows, List<String> quantities) {
        byte[] body = rows.stream()
                .map(row -> "{\"device\":\"" + station.name + "\",\"at\":\"" + row.at() + "\",\"values\":{"
                        + values(row.cells(), quantities) + "}}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        // The register's new rules count within two seconds.
        Office.await("taken", () -> {
            Reply reply = office.send(
                    "POST",
                    "/api/readings",
                    BodyPublishers.ofByteArray(body),
                    "Content-Type",
                    "application/x-ndjson",
                    "Readings-Signature",
                    station.sign(body));
            return reply.json().path("refused").asInt(-1) == 0;
        });
    }

    private static String values(List<String> cells, List<String> quantities) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < quantities.size(); i++) {
            String name = quantities.get(i).split("=", 2)[0];
            boolean text = name.equals("weather");
            json.append(i == 0 ? "" : ",").append('"').append(name).append("\":");
            json.append(text ? "\"" : "").append(cells.get(i)).append(text ? "\"" : "");
        }
        return json.toString();
    }

    /** The cells of a row as they stood in the file: numbers there have a decimal place. */
    private static List<String> cells(Reading reading, List<String> quantities) {
        return quantities.stream()
                .map(it -> it.split("=", 2)[0])
                .map(name -> reading.quantities().stream()
                        .filter(quantity -> quantity.name().equals(name))
                        .map(Quantity::value)
                        .map(value -> switch (value) {
                            case Value.Of(double number) -> Double.toString(number);
                            case Value.Text(String text) -> text;
                            case Value.Flag(boolean is) -> Boolean.toString(is);
                        })
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    private ReadingsSpan proven(Reply reply) {
        RangeBundle range = RangeBundle.parse(reply.bytes()).asOptional().orElseThrow();
        RangeVerifier.Report report = RangeVerifier.verify(
                range, Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes())), Instant.now());
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        return ReadingsSpan.of(range, report).orElseThrow();
    }
}
