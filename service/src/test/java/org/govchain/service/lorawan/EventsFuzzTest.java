package org.govchain.service.lorawan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;
import org.govchain.jose.StrictJson;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Integration;
import org.govchain.service.devices.MappedValue;
import org.govchain.service.devices.NetworkServer;
import org.govchain.service.devices.QuantityRule;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload.Reading;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever a network server or a decoder makes, it is an uplink with times and quantities that a stream takes, or none.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs: {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service
 * -am -Dtest='EventsFuzzTest#chirpStack' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class EventsFuzzTest {

    private static final AuthorityId AUTHORITY = new AuthorityId("musterstadt");
    private static final QuantityRule ANY = new QuantityRule("1", OptionalDouble.empty(), OptionalDouble.empty());
    private static final Device DEVICE = new Device(
            new UUID(0, 1),
            AUTHORITY,
            "luft-1",
            "Luftsensor",
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            3600,
            Device.State.ACTIVE,
            Map.of("a", ANY, "b", ANY));
    private static final Integration INTEGRATION = new Integration(
            new UUID(0, 2),
            AUTHORITY,
            "stadtwerke",
            NetworkServer.CHIRPSTACK,
            Map.of(
                    "b",
                    new MappedValue(
                            JsonPointer.compile("/x/0"),
                            Optional.empty(),
                            new BigDecimal("1E+300"),
                            new BigDecimal("-1E-300"))));

    @MethodSource("events")
    @FuzzTest(maxDuration = "5m")
    void chirpStack(byte[] input) {
        StrictJson.parseObject(input).ifPresent(event -> read(new ChirpStackEvents(), event));
    }

    @MethodSource("events")
    @FuzzTest(maxDuration = "5m")
    void thingsStack(byte[] input) {
        StrictJson.parseObject(input).ifPresent(event -> read(new ThingsStackEvents(), event));
    }

    private static void read(EventReader reader, ObjectNode event) {
        reader.isUplink(event);
        reader.uplink(event).ifPresent(uplink -> {
            assertThat(uplink.devEui()).isNotEmpty();
            assertThat(uplink.byServer()).isBetween(Instant.EPOCH, Instant.ofEpochMilli(StreamLeaf.LAST_INSTANT));
            uplink.byGateway()
                    .ifPresent(at ->
                            assertThat(at).isBetween(Instant.EPOCH, Instant.ofEpochMilli(StreamLeaf.LAST_INSTANT)));
            assertThat(uplink.counter().session()).doesNotContain("\0");
            Decoded.quantities(DEVICE, INTEGRATION, uplink.decoded())
                    .filter(quantities -> !quantities.isEmpty())
                    .ifPresent(quantities -> assertThat(new Reading(quantities, Optional.of(uplink.counter())).encode())
                            .isNotEmpty());
        });
    }

    static Stream<byte[]> events() {
        String heard = "2026-11-22T07:30:00.123456789Z";
        List<String> decoded = List.of(
                "null",
                "7",
                "{\"a\":1,\"x\":[2]}",
                "{\"a\":\"NaN\",\"x\":[1e308]}",
                "{\"a\":{\"a\":[]},\"x\":{\"0\":true}}");
        return Stream.concat(
                        Stream.of(
                                "{}",
                                "{\"rxInfo\":[]}",
                                "{\"rxInfo\":[null,7,{}],\"time\":\"+999999999-12-31T23:59:59Z\"}",
                                "{\"uplink_message\":{}}",
                                "{\"uplink_message\":{\"rx_metadata\":7,\"received_at\":\"-999999999-01-01T00:00:00+18:00\"}}"),
                        decoded.stream()
                                .flatMap(object -> Stream.of(
                                        "{\"time\":\"" + heard
                                                + "\",\"deviceInfo\":{\"devEui\":\"02aabbccddeeff01\"},\"devAddr\":\"01a2b3c4\",\"fCnt\":1,\"object\":"
                                                + object + ",\"rxInfo\":[{\"nsTime\":\"" + heard + "\"}]}",
                                        "{\"end_device_ids\":{\"dev_eui\":\"02AABBCCDDEEFF01\"},\"uplink_message\":{\"session_key_id\":\"AYAA\",\"decoded_payload\":"
                                                + object + ",\"rx_metadata\":[{\"time\":\"" + heard
                                                + "\"}],\"received_at\":\"" + heard + "\"}}")))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
