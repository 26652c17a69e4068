package org.govchain.handover;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.CborReader;
import org.govchain.credential.CborWriter;
import org.govchain.log.Commitment;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;

/** Reads an event by what each key holds, and accepts it only when writing it again gives the same bytes: one event, one encoding. */
final class HandOverEventReader {

    private static final int UUID_BYTES = 16;
    /** Seconds that {@link Instant} can hold and a calendar can print: the end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final byte[] cbor;
    private final CborReader in;
    private final Map<Integer, Object> members = new HashMap<>();

    HandOverEventReader(byte[] cbor) {
        this.cbor = cbor;
        this.in = new CborReader(cbor);
    }

    HandOverEvent.Parsed read() {
        long count = in.head(CborWriter.MAP);
        for (long i = 0; i < count && !in.failed(); i++) {
            long key = in.unsigned();
            Object value = value(key);
            if (value == null || members.put((int) key, value) != null) {
                return new HandOverEvent.Refused("a member is unknown or stands twice");
            }
        }
        if (in.failed() || !in.isAtEnd()) {
            return new HandOverEvent.Refused("not the deterministic CBOR of a hand-over event");
        }
        return event().filter(event -> Arrays.equals(event.encode(), cbor))
                .<HandOverEvent.Parsed>map(HandOverEvent.Accepted::new)
                .orElseGet(() -> new HandOverEvent.Refused("a member is missing, out of order or out of range"));
    }

    private @Nullable Object value(long key) {
        return switch ((int) Math.min(key, Integer.MAX_VALUE)) {
            case 1, 5, 6, 8, 14 -> in.bytes();
            case 2, 3, 4, 7, 10, 11, 12, 13, 17 -> in.unsigned();
            case 9, 16 -> in.text();
            case 15 -> digests();
            default -> null;
        };
    }

    private List<byte[]> digests() {
        long count = in.head(CborWriter.ARRAY);
        List<byte[]> digests = new ArrayList<>();
        for (long i = 0; i < Math.min(count, HandOverEvent.MAX_FILES + 1) && !in.failed(); i++) {
            digests.add(in.bytes());
        }
        return digests;
    }

    private Optional<HandOverEvent> event() {
        boolean complete = List.of(1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12).stream().allMatch(members::containsKey);
        boolean sized = complete
                && hasLength(1, UUID_BYTES)
                && hasLength(6, UUID_BYTES)
                && hasLength(5, Sha256Digest.LENGTH)
                && hasLength(8, Sha256Digest.LENGTH)
                && hasLength(14, Sha256Digest.LENGTH)
                && files().stream().allMatch(digest -> digest.length == Sha256Digest.LENGTH)
                && files().size() <= HandOverEvent.MAX_FILES;
        boolean ranged = sized
                && number(2) >= 1
                && number(7) >= 1
                && (number(2) == 1) != members.containsKey(5)
                && HandOverEvent.Kind.ofCode(number(3)).isPresent()
                && HandOverEvent.RecipientKind.ofCode(number(12)).isPresent()
                && (!members.containsKey(17)
                        || HandOverEvent.Actor.ofCode(number(17)).isPresent())
                && number(4) <= LAST_SECOND
                && number(10) <= LAST_SECOND;
        return ranged && hasWhatItsKindHas() ? Optional.of(build()) : Optional.empty();
    }

    /** Of the members that not every event has, each kind has its own and no others (docs/spec/hand-over.md, "Events"). */
    private boolean hasWhatItsKindHas() {
        HandOverEvent.Kind kind = HandOverEvent.Kind.ofCode(number(3)).orElseThrow();
        boolean hands = kind == HandOverEvent.Kind.GRANTED || kind == HandOverEvent.Kind.VIEWED;
        boolean acts = kind == HandOverEvent.Kind.GRANTED || kind == HandOverEvent.Kind.WITHDRAWN;
        return members.containsKey(13) == (kind == HandOverEvent.Kind.VIEWED)
                && members.containsKey(14) == hands
                && (hands || !members.containsKey(15))
                && members.containsKey(16) == (kind == HandOverEvent.Kind.REFUSED)
                && members.containsKey(17) == acts;
    }

    private HandOverEvent build() {
        return new HandOverEvent(
                uuid(bytes(1)),
                number(2),
                HandOverEvent.Kind.ofCode(number(3)).orElseThrow(),
                Instant.ofEpochSecond(number(4)),
                digest(5).map(Commitment::new),
                uuid(bytes(6)),
                number(7),
                Sha256Digest.of(bytes(8)),
                new HandOverEvent.Terms(
                        (String) members.getOrDefault(9, ""),
                        Instant.ofEpochSecond(number(10)),
                        number(11),
                        HandOverEvent.RecipientKind.ofCode(number(12)).orElseThrow()),
                members.containsKey(13) ? Optional.of(number(13)) : Optional.empty(),
                digest(14),
                files().stream().map(Sha256Digest::of).toList(),
                Optional.ofNullable((String) members.get(16)),
                HandOverEvent.Actor.ofCode(number(17)));
    }

    private boolean hasLength(int key, int length) {
        return !members.containsKey(key) || bytes(key).length == length;
    }

    private long number(int key) {
        return members.get(key) instanceof Long number ? number : 0;
    }

    private byte[] bytes(int key) {
        return members.get(key) instanceof byte[] bytes ? bytes : new byte[0];
    }

    private Optional<Sha256Digest> digest(int key) {
        return members.containsKey(key) ? Optional.of(Sha256Digest.of(bytes(key))) : Optional.empty();
    }

    private List<byte[]> files() {
        List<byte[]> digests = new ArrayList<>();
        if (members.get(15) instanceof List<?> list) {
            list.forEach(it -> digests.add((byte[]) it));
        }
        return digests;
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
