package org.govchain.cli.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govchain.jose.StrictJson;
import org.junit.jupiter.api.Test;

class SimulatedFleetTest {

    private static final long START = 1_772_625_600_000L;
    private static final long MINUTE = 60_000;

    private record Delivery(int gateway, long at, String line) {}

    @Test
    void theSameSeedPlaysTheSame() {
        assertThat(play(7, 0.05, 10)).isEqualTo(play(7, 0.05, 10)).isNotEqualTo(play(8, 0.05, 10));
    }

    @Test
    void eachDeviceSendsAtItsRate() {
        SimulatedFleet fleet = fleet(1, new SimulatedRadio(1, 0), 1);
        fleet.until(START + 60 * MINUTE, (_, _, _) -> {});

        assertThat((double) fleet.sent()).isCloseTo(100 * 60, within(200.0));
        assertThat(fleet.lost()).isZero();
    }

    @Test
    void aBurstIsSoManyTimesAsMuch() {
        SimulatedFleet fleet = new SimulatedFleet(
                "sim", "1", 100, 1, new SimulatedRadio(1, 0), at -> at < START + 10 * MINUTE ? 1 : 10, START);
        fleet.until(START + 10 * MINUTE, (_, _, _) -> {});
        long before = fleet.sent();
        fleet.until(START + 20 * MINUTE, (_, _, _) -> {});

        assertThat((double) (fleet.sent() - before) / before).isCloseTo(10, within(1.0));
    }

    @Test
    void someAreLostManyAreHeardTwiceAndSomeComeLateAndInAnotherOrder() {
        SimulatedFleet fleet = fleet(1, new SimulatedRadio(3, 0.1), 1);
        List<Delivery> deliveries = new ArrayList<>();
        fleet.until(START + 30 * MINUTE, (gateway, at, line) -> deliveries.add(new Delivery(gateway, at, text(line))));

        Set<String> heard = new HashSet<>();
        deliveries.forEach(delivery -> heard.add(delivery.line()));
        assertThat((long) heard.size()).isEqualTo(fleet.sent() - fleet.lost());
        assertThat((double) fleet.lost() / fleet.sent()).isCloseTo(0.05, within(0.02));
        assertThat((double) deliveries.size() / heard.size()).isCloseTo(1.6, within(0.1));
        assertThat(deliveries.stream()
                        .mapToLong(it -> it.at() - measured(it))
                        .max()
                        .orElseThrow())
                .isGreaterThan(MINUTE)
                .isLessThan(10 * MINUTE);
        assertThat(outOfOrder(deliveries)).isPositive();
    }

    private static int outOfOrder(List<Delivery> deliveries) {
        List<Delivery> byDelivery = new ArrayList<>(deliveries);
        byDelivery.sort((one, other) -> Long.compare(one.at(), other.at()));
        Map<String, Long> last = new HashMap<>();
        int count = 0;
        for (Delivery delivery : byDelivery) {
            var json = StrictJson.parseObject(delivery.line()).orElseThrow();
            long number = json.path("counter").asLong();
            String device = json.path("device").asString();
            count += number < last.getOrDefault(device, -1L) ? 1 : 0;
            last.merge(device, number, Math::max);
        }
        return count;
    }

    private static long measured(Delivery delivery) {
        return StrictJson.parseObject(delivery.line()).orElseThrow().path("at").asLong();
    }

    private static List<Delivery> play(long seed, double loss, int minutes) {
        List<Delivery> deliveries = new ArrayList<>();
        fleet(seed, new SimulatedRadio(3, loss), 2)
                .until(
                        START + minutes * MINUTE,
                        (gateway, at, line) -> deliveries.add(new Delivery(gateway, at, text(line))));
        return deliveries;
    }

    private static SimulatedFleet fleet(long seed, SimulatedRadio radio, double rate) {
        return new SimulatedFleet("sim", "1", 100, seed, radio, _ -> rate, START);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.US_ASCII);
    }
}
