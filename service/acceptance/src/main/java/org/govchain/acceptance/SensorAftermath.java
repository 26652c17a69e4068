package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.govchain.acceptance.OfficeWork.Deed;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;

/**
 * What must be true of streams after any number of crashes: what was acknowledged stands where that was said, nothing stands twice, nothing
 * is missing between, and all of it is proven. Throws with the first thing that is not.
 */
final class SensorAftermath {

    private static final Duration ANCHORED_WITHIN = Duration.ofMinutes(2);

    private final ServiceClient operator;
    private final StoredLog stored;
    private final Optional<PolicyReading> policy;

    SensorAftermath(ServiceClient operator, StoredLog stored) throws IOException, InterruptedException {
        this.operator = operator;
        this.stored = stored;
        this.policy =
                Optional.of(TrustPolicy.parse(operator.get("/trust-policy").body()));
    }

    /** What was found, as a sentence. */
    String check(List<Deed> deeds) throws IOException, InterruptedException, SQLException {
        Map<String, Map<Long, Long>> acknowledged = new TreeMap<>();
        for (Deed deed : deeds) {
            if (deed instanceof Deed.Sensed(String device, long counter, long position)) {
                acknowledged.computeIfAbsent(device, _ -> new TreeMap<>()).put(counter, position);
            }
        }
        require(!acknowledged.isEmpty(), "no device came to send");
        int readings = 0;
        for (Map.Entry<String, Map<Long, Long>> device : acknowledged.entrySet()) {
            check(device.getKey(), device.getValue());
            readings += device.getValue().size();
        }
        return readings + " readings of " + acknowledged.size()
                + " devices, each once where it was acknowledged, with proof";
    }

    private void check(String device, Map<Long, Long> acknowledged)
            throws IOException, InterruptedException, SQLException {
        String stream =
                stored.text("select encode(s.id, 'hex') from stream s join device d on d.id = s.device where d.name = '"
                        + device + "'");
        long last =
                acknowledged.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        Map<Long, Long> found = awaitProven(stream, last);
        acknowledged.forEach((counter, position) -> require(
                position.equals(found.get(counter)),
                device + ": number " + counter + " was acknowledged at " + position + " and is at "
                        + found.get(counter)));
        for (long counter = 1; counter <= found.size(); counter++) {
            require(
                    found.containsKey(counter),
                    device + ": number " + counter + " is missing, and later ones are there");
        }
    }

    /** Positions by the devices' numbers. */
    private Map<Long, Long> awaitProven(String stream, long last) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(ANCHORED_WITHIN);
        while (true) {
            Map<Long, Long> found = proven(stream);
            if (found.containsValue(last)) {
                return found;
            }
            require(Instant.now().isBefore(deadline), "stream " + stream + " is not proven up to " + last);
            Thread.sleep(500);
        }
    }

    private Map<Long, Long> proven(String stream) throws IOException, InterruptedException {
        Map<Long, Long> found = new HashMap<>();
        long until = System.currentTimeMillis() + 60_000;
        for (long from = until - Duration.ofHours(2).toMillis(); from < until; ) {
            HttpResponse<byte[]> answer = operator.get("/api/streams/" + stream + "/readings?from="
                    + Instant.ofEpochMilli(from) + "&until=" + Instant.ofEpochMilli(until));
            if (answer.statusCode() == 404) {
                return found;
            }
            require(answer.statusCode() == 200, stream + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            RangeBundle range = RangeBundle.parse(answer.body()).asOptional().orElseThrow();
            collect(range, found);
            Question answered = range.question();
            from = answered.until();
        }
        return found;
    }

    private void collect(RangeBundle range, Map<Long, Long> found) {
        RangeVerifier.Report report = RangeVerifier.verify(range, policy, Instant.now());
        require(report.verdict() == Verdict.VALID, "stream " + range.stream() + " is " + report.results());
        for (RangeVerifier.Found reading : report.readings()) {
            if (reading.payload() instanceof Reading counted) {
                long number = counted.counter().orElseThrow().number();
                require(
                        found.put(number, reading.position()) == null,
                        "number " + number + " stands twice in stream " + range.stream());
            }
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
