package org.govchain.service.sensors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import org.govchain.stream.StreamPayload.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A SenML pack in JSON (RFC 8428) as readings: records of the same device and time are one, which stands where its first record stood. If one of
 * them cannot be taken, none of that reading is.
 */
final class SenmlPack {

    static final String MEDIA_TYPE = "application/senml+json";

    private record Key(String device, long measured) {}

    /** A reading that grows record by record. */
    private static final class Forming {
        private final Map<String, SentReading.Sent> values = new LinkedHashMap<>();
        private final Optional<Key> key;
        private final int place;
        private boolean broken;

        Forming(Optional<Key> key, int place) {
            this.key = key;
            this.place = place;
        }

        void add(SenmlRecord record) {
            broken |= record.sent().isEmpty();
            record.sent().forEach(value -> broken |= values.put(value.name(), value) != null);
        }

        Optional<SentReading> reading() {
            return key.filter(_ -> !broken && values.size() <= Reading.MOST)
                    .map(it -> new SentReading(
                            it.device(), it.measured(), List.copyOf(values.values()), Optional.empty()));
        }
    }

    private final List<Forming> readings = new ArrayList<>();
    private final Map<Key, Forming> byKey = new LinkedHashMap<>();
    private final List<Integer> readingOf = new ArrayList<>();

    private SenmlPack() {}

    /**
     * Reads a pack of at most {@link ReadingLines#MOST} records.
     *
     * @param now what times that are relative are relative to
     * @return empty when it is none, or when it says of itself that whoever does not understand it must not use it
     */
    static Optional<SenmlPack> read(byte[] body, Instant now) {
        Optional<JsonNode> array = StrictJson.parse(body)
                .filter(JsonNode::isArray)
                .filter(it -> !it.isEmpty() && it.size() <= ReadingLines.MOST);
        if (array.isEmpty() || !(array.get().get(0) instanceof ObjectNode first)) {
            return Optional.empty();
        }
        SenmlPack pack = new SenmlPack();
        SenmlBase base = SenmlBase.of(first);
        for (JsonNode element : array.get()) {
            Optional<SenmlBase> here = element instanceof ObjectNode record ? base.at(record) : Optional.empty();
            if (here.isEmpty()) {
                return Optional.empty();
            }
            base = here.get();
            pack.add(SenmlRecord.read((ObjectNode) element, base, now));
        }
        return Optional.of(pack);
    }

    /** In the order of their first records; one that cannot be taken is an empty element. */
    List<Optional<SentReading>> readings() {
        return readings.stream().map(Forming::reading).toList();
    }

    /** The answers for the records, from those for the readings. */
    List<ReadingAnswer> answers(List<ReadingAnswer> ofReadings) {
        return readingOf.stream().map(ofReadings::get).toList();
    }

    private void add(Optional<SenmlRecord> record) {
        Optional<Key> key = record.map(it -> new Key(it.device(), it.measured()));
        Forming forming =
                key.map(it -> byKey.computeIfAbsent(it, _ -> begin(key))).orElseGet(() -> begin(key));
        record.ifPresent(forming::add);
        readingOf.add(forming.place);
    }

    private Forming begin(Optional<Key> key) {
        Forming forming = new Forming(key, readings.size());
        readings.add(forming);
        return forming;
    }
}
