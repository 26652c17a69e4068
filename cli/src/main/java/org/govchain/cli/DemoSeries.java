package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.govchain.jose.JsonText;

/**
 * What a station of the demo measures, over and over again: the rows of a file, one for each step of time. The same instant always has the same
 * values: who runs the demo again sends duplicates, and what is new since then.
 */
final class DemoSeries {

    private static final String LICENCE = "\"open\":true,\"licence\":\"DL-DE-ZERO-2.0\",\"latenessSeconds\":2592000,";

    private final String device;
    private final String registration;
    private final Path file;
    private final String range;
    private final Duration step;
    private final List<String> quantities;
    private final List<String> rows;

    /**
     * The series of a file.
     *
     * @param more members of its registration
     * @param file CSV whose first column is a time that does not count, and whose others are quantities
     */
    private DemoSeries(String device, String more, Path file, Duration step, String range) {
        this.device = device;
        this.range = range;
        this.registration = "{\"name\":\"" + device + "\"," + LICENCE + "\"intervalSeconds\":" + step.toSeconds() + ","
                + more + "}";
        this.file = file;
        this.step = step;
        List<String> lines =
                new String(UserFiles.read(file), StandardCharsets.UTF_8).lines().toList();
        this.quantities = List.of(lines.getFirst().split(",", -1));
        this.rows = lines.subList(1, lines.size());
    }

    /** A July week in Seattle, hour by hour. */
    static DemoSeries ofHours(Path file) {
        return new DemoSeries(
                "demo-wetter",
                "\"what\":\"Wetterstation (Demo)\",\"quantities\":{\"pressure\":{\"unit\":\"hPa\"},"
                        + "\"temperature\":{\"unit\":\"Cel\"},\"wind\":{\"unit\":\"m/s\"}}",
                file,
                Duration.ofHours(1),
                "readings.range.json");
    }

    /** Four November weeks there, day by day. */
    static DemoSeries ofDays(Path file) {
        return new DemoSeries(
                "demo-regen",
                "\"what\":\"Regenmesser (Demo)\",\"quantities\":{\"precipitation\":{\"unit\":\"mm\"},"
                        + "\"temperature.max\":{\"unit\":\"Cel\"},\"temperature.min\":{\"unit\":\"Cel\"},"
                        + "\"wind\":{\"unit\":\"m/s\"},\"sky\":{\"unit\":\"1\"}}",
                file,
                Duration.ofDays(1),
                "rain.range.json");
    }

    String device() {
        return device;
    }

    /** What is registered of the device. */
    String registration() {
        return registration;
    }

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    /** Name of the file with their proof. */
    String range() {
        return range;
    }

    /** Readings of one passage through the file. */
    int length() {
        return rows.size();
    }

    /** The end of the last step that is over. */
    Instant until(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / step.toSeconds() * step.toSeconds());
    }

    /** Where the last passage began. */
    Instant from(Instant now) {
        return until(now).minus(step.multipliedBy(length()));
    }

    /** The last passage as NDJSON. */
    byte[] lines(Instant now) {
        StringBuilder lines = new StringBuilder();
        for (Instant at = from(now); at.isBefore(until(now)); at = at.plus(step)) {
            lines.append(line(at)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String line(Instant at) {
        int row = Math.floorMod(at.getEpochSecond() / step.toSeconds(), rows.size());
        String[] cells = rows.get(row).split(",", -1);
        JsonText json =
                new JsonText(128).raw("{").member("device", device).raw(",").member("at", at.toString());
        json.raw(",\"values\":{");
        for (int i = 1; i < cells.length; i++) {
            json.raw(i == 1 ? "" : ",");
            if (Character.isLetter(cells[i].charAt(0))) {
                json.member(quantities.get(i), cells[i]);
            } else {
                json.string(quantities.get(i)).raw(":").raw(cells[i]);
            }
        }
        return json.raw("}}").toString();
    }
}
