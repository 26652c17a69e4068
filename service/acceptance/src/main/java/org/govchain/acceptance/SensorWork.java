package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A gateway that sends what its devices count, in signed batches, each again and again until it is answered, as a gateway does that hears
 * nothing; and some once more after that, as a broker does that lost the acknowledgement.
 */
final class SensorWork {

    private static final int DEVICES = 20;
    private static final int READINGS = 5;
    private static final int AGAIN = 7;
    private static final long PAUSE_MILLIS = 100;

    private final Desk desk;
    private final ServiceClient operator;
    private final GatewayKey key = GatewayKey.generate();
    private final List<String> devices = new ArrayList<>();
    private long counted;

    SensorWork(Desk desk, ServiceClient operator) {
        this.desk = desk;
        this.operator = operator;
    }

    @Nullable
    Void untilStopped() throws IOException, InterruptedException {
        register();
        for (int batch = 1; !desk.isStopped(); batch++) {
            byte[] lines = lines();
            List<OfficeWork.Deed> taken = send(lines);
            if (!taken.isEmpty()) {
                desk.wroteAll(taken);
                if (batch % AGAIN == 0) {
                    sendAgain(lines, taken);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return null;
    }

    private void register() throws IOException, InterruptedException {
        Optional<String> gateway = Optional.empty();
        while (gateway.isEmpty() && !desk.isStopped()) {
            gateway = create("/api/gateways", "{\"name\":\"gateway-" + UUID.randomUUID() + "\",\"what\":\"Gateway\"}")
                    .map(it -> it.get("id").asString());
        }
        while (devices.size() < DEVICES && !desk.isStopped()) {
            String name = "zaehler-" + UUID.randomUUID();
            create(
                            "/api/devices",
                            "{\"name\":\"" + name + "\",\"what\":\"Zähler\",\"open\":false,\"intervalSeconds\":60,"
                                    + "\"quantities\":{\"count\":{\"unit\":\"1\"}}}")
                    .ifPresent(_ -> devices.add(name));
        }
        if (gateway.isPresent()) {
            create("/api/gateways/" + gateway.get() + "/keys", "{\"jwk\":" + key.jwk() + "}");
        }
    }

    /** Empty when it was there already: its answer was lost, and what it is called now is not known. */
    private Optional<JsonNode> create(String path, String json) throws IOException, InterruptedException {
        return desk.expect(
                        () -> operator.send("POST", path, Desk.bytes(json), "Content-Type", "application/json"),
                        201,
                        409)
                .filter(answer -> !answer.has("code"));
    }

    /** The next numbers of every device. */
    private byte[] lines() {
        long now = System.currentTimeMillis();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < READINGS; i++) {
            counted++;
            for (String device : devices) {
                lines.append("{\"device\":\"")
                        .append(device)
                        .append("\",\"at\":")
                        .append(now - READINGS + i);
                lines.append(",\"values\":{\"count\":").append(counted).append("},\"session\":\"1\",\"counter\":");
                lines.append(counted).append("}\n");
            }
        }
        return Desk.bytes(lines.toString());
    }

    /** Sends until it is answered; empty when it is time to stop. */
    private List<OfficeWork.Deed> send(byte[] lines) throws IOException, InterruptedException {
        long first = counted - READINGS + 1;
        Optional<JsonNode> answer = Optional.empty();
        while (!desk.isStopped() && !answer.map(it -> it.has("readings")).orElse(false)) {
            answer = desk.expect(() -> post(lines), 200, 429);
        }
        List<OfficeWork.Deed> taken = new ArrayList<>();
        int at = 0;
        for (JsonNode reading : answer.map(it -> it.path("readings").values()).orElse(List.of())) {
            if (reading.has("refused")) {
                throw new IllegalStateException("a reading was refused: " + reading);
            }
            long position = reading.has("position")
                    ? reading.get("position").asLong()
                    : reading.get("duplicate").asLong();
            taken.add(new OfficeWork.Deed.Sensed(devices.get(at % DEVICES), first + at / DEVICES, position));
            at++;
        }
        return taken;
    }

    private void sendAgain(byte[] lines, List<OfficeWork.Deed> before) throws IOException, InterruptedException {
        List<OfficeWork.Deed> again = send(lines);
        if (!again.isEmpty() && !again.equals(before)) {
            throw new IllegalStateException("a batch that was sent again was taken again");
        }
    }

    private HttpResponse<byte[]> post(byte[] lines) throws IOException, InterruptedException {
        return operator.send(
                "POST",
                "/api/readings",
                lines,
                "Content-Type",
                "application/x-ndjson",
                "Readings-Signature",
                key.sign(lines));
    }
}
