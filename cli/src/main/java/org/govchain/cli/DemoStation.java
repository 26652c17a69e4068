package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.readings.SenderKey;
import org.govchain.cli.readings.SenderRegistration;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.ReadingsDoor;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.remote.StreamReadings;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.verify.RangeBundle;
import tools.jackson.databind.JsonNode;

/** The demo's weather station: what a July week in Seattle is like, hour by hour and over again, up to the last full hour. */
final class DemoStation {

    private static final String NAME = "demo-wetter";
    private static final String REGISTERED = "{\"name\":\"" + NAME + "\",\"what\":\"Wetterstation (Demo)\","
            + "\"open\":true,\"licence\":\"DL-DE-ZERO-2.0\",\"intervalSeconds\":3600,\"latenessSeconds\":864000,"
            + "\"quantities\":{\"pressure\":{\"unit\":\"hPa\"},\"temperature\":{\"unit\":\"Cel\"},\"wind\":{\"unit\":\"m/s\"}}}";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /**
     * What was notarised.
     *
     * @param json what the service answered
     * @param readings so many must be in it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Notarised(RangeBundle range, byte[] json, int readings) {

        /** The same without one reading of the middle, as somebody would hand it out who has something to hide. */
        byte[] withoutOne() {
            List<RangeBundle.Leaf> left = new ArrayList<>(range.leaves());
            left.remove(left.size() / 2);
            return new RangeBundle(
                            range.stream(),
                            range.question(),
                            range.opening(),
                            range.proof(),
                            range.root(),
                            left,
                            range.seeds(),
                            range.entry())
                    .toJson();
        }
    }

    private final Context context;
    private final ServiceClient client;
    private final List<String> week;

    /**
     * A station that has not sent anything.
     *
     * @param client with the rights of who runs sensors
     * @param series CSV with the columns of {@link #line}, one row an hour
     */
    DemoStation(Context context, ServiceClient client, Path series) {
        this.context = context;
        this.client = client;
        this.week = new String(UserFiles.read(series), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
    }

    /** Sends the week before now, and waits until what proves it is there. */
    Notarised notarise() throws ServiceUnreachable {
        Path key = context.home().resolve(NAME + ".pem");
        SenderKey signer = new SenderRegistration(new DeviceRegister(client), context.random())
                .registered(DeviceRegister.Kind.DEVICE, NAME, REGISTERED, key);
        Instant until = context.clock().instant().truncatedTo(ChronoUnit.HOURS);
        Instant from = until.minus(week.size(), ChronoUnit.HOURS);
        StringBuilder lines = new StringBuilder();
        for (Instant at = from; at.isBefore(until); at = at.plus(1, ChronoUnit.HOURS)) {
            lines.append(line(at));
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        JsonNode answer = new ReadingsDoor(client, PATIENCE).send(body, signer.sign(body));
        long last = 0;
        for (JsonNode each : answer.path("readings").values()) {
            last = Math.max(last, each.path("position").asLong(-1));
        }
        if (answer.path("refused").asInt(-1) != 0) {
            throw new Fault("the service refuses readings of the demo", "begin anew in another GOVCHAIN_HOME");
        }
        return awaited(from, until, last);
    }

    /** The same instant always has the same values: who runs the demo again sends duplicates, and new hours. */
    private String line(Instant at) {
        int hour = Math.floorMod(at.getEpochSecond() / 3600, week.size());
        String[] cells = week.get(hour).split(",", -1);
        return "{\"device\":\"" + NAME + "\",\"at\":\"" + at + "\",\"values\":{\"pressure\":" + cells[1]
                + ",\"temperature\":" + cells[2] + ",\"wind\":" + cells[3] + "}}\n";
    }

    private Notarised awaited(Instant from, Instant until, long last) throws ServiceUnreachable {
        StreamReadings readings = new StreamReadings(client, true);
        String stream = readings.stream(NAME, Optional.empty());
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        try (Progress _ = context.terminal().progress("waiting until the readings are anchored")) {
            while (System.nanoTime() < giveUpAt) {
                Optional<byte[]> json = readings.range(stream, from, until);
                if (json.isPresent()) {
                    RangeBundle range = Ranges.read(json.get());
                    if (range.proof().treeSize() > last) {
                        return new Notarised(range, json.get(), week.size());
                    }
                }
                Thread.sleep(Duration.ofMillis(500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Fault(
                "the readings are not anchored after " + PATIENCE.toSeconds() + " s",
                "is the chain running? see: govchain log status, govchain doctor");
    }
}
