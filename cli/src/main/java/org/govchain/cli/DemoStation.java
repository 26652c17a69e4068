package org.govchain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** A station of the demo, from its registration to the proof of what it measured. */
final class DemoStation {

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
    private final DemoSeries series;

    /**
     * A station that has not sent anything.
     *
     * @param client with the rights of who runs sensors
     */
    DemoStation(Context context, ServiceClient client, DemoSeries series) {
        this.context = context;
        this.client = client;
        this.series = series;
    }

    /** Sends what was measured until now, and waits until what proves it is there. */
    Notarised notarise() throws ServiceUnreachable {
        Path key = context.home().resolve(series.device() + ".pem");
        SenderKey signer = new SenderRegistration(new DeviceRegister(client), context.random())
                .registered(DeviceRegister.Kind.DEVICE, series.device(), series.registration(), key);
        Instant now = context.clock().instant();
        byte[] body = series.lines(now);
        JsonNode answer = new ReadingsDoor(client, PATIENCE).send(body, signer.sign(body));
        long last = 0;
        for (JsonNode each : answer.path("readings").values()) {
            last = Math.max(last, each.path("position").asLong(-1));
        }
        if (answer.path("refused").asInt(-1) != 0) {
            throw new Fault("the service refuses readings of the demo", "begin anew in another GOVCHAIN_HOME");
        }
        return awaited(series.from(now), series.until(now), last);
    }

    private Notarised awaited(Instant from, Instant until, long last) throws ServiceUnreachable {
        StreamReadings readings = new StreamReadings(client, true);
        String stream = readings.stream(series.device(), Optional.empty());
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        try (Progress _ = context.terminal().progress("waiting until the readings are anchored")) {
            while (System.nanoTime() < giveUpAt) {
                Optional<byte[]> json = readings.range(stream, from, until);
                if (json.isPresent()) {
                    RangeBundle range = Ranges.read(json.get());
                    if (range.proof().treeSize() > last) {
                        return new Notarised(range, json.get(), series.length());
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
