package org.govchain.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.CborReader;
import org.govchain.credential.CborWriter;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.StreamPayload.File;
import org.govchain.stream.StreamPayload.Gap;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.StreamPayload.Silence;
import org.jspecify.annotations.Nullable;

/** Reads a payload, and accepts it only when writing it again gives the same bytes. */
final class StreamPayloadReader {

    private static final int PLACE = 4;
    private static final int INTERVAL = 5;

    private final byte[] cbor;
    private final CborReader in;

    StreamPayloadReader(byte[] cbor) {
        this.cbor = cbor;
        this.in = new CborReader(cbor);
    }

    Parsed<StreamPayload> read(LeafKind kind) {
        StreamPayload payload = payload(kind);
        return payload != null && !in.failed() && in.isAtEnd() && Arrays.equals(payload.encode(), cbor)
                ? new Parsed.Ok<>(payload)
                : new Parsed.Malformed<>("not the deterministic CBOR of what its leaf is about");
    }

    private @Nullable StreamPayload payload(LeafKind kind) {
        try {
            return switch (kind) {
                case OPENING -> opening();
                case READING -> reading();
                case GAP -> in.head(CborWriter.ARRAY) == 3 ? new Gap(in.text(), in.unsigned(), in.unsigned()) : null;
                case SILENCE -> in.head(CborWriter.ARRAY) == 2 ? new Silence(in.unsigned(), in.unsigned()) : null;
                case FILE -> file();
            };
        } catch (IllegalArgumentException outOfRange) {
            return null;
        }
    }

    private @Nullable Opening opening() {
        long members = in.head(CborWriter.MAP);
        List<String> texts = new ArrayList<>();
        for (int key = 1; key <= 3; key++) {
            if (in.unsigned() != key) {
                return null;
            }
            texts.add(in.text());
        }
        Optional<String> place = Optional.empty();
        Optional<Long> interval = Optional.empty();
        for (long left = members - 3; left > 0 && !in.failed(); left--) {
            switch ((int) Math.min(in.unsigned(), Integer.MAX_VALUE)) {
                case PLACE -> place = Optional.of(in.text());
                case INTERVAL -> interval = Optional.of(in.unsigned());
                default -> {
                    return null;
                }
            }
        }
        return new Opening(texts.get(0), texts.get(1), texts.get(2), place, interval);
    }

    private @Nullable Reading reading() {
        long length = in.head(CborWriter.ARRAY);
        long count = in.head(CborWriter.MAP);
        List<Quantity> quantities = new ArrayList<>();
        for (long i = 0; i < Math.min(count, Reading.MOST + 1L) && !in.failed(); i++) {
            String name = in.text();
            Optional<Value> value = in.head(CborWriter.ARRAY) == 2 ? Value.read(in) : Optional.empty();
            if (value.isEmpty()) {
                return null;
            }
            quantities.add(new Quantity(name, value.get(), in.text()));
        }
        Optional<Counter> counter = length == 1 ? Optional.empty() : Optional.of(new Counter(in.text(), in.unsigned()));
        return new Reading(quantities, counter);
    }

    private @Nullable File file() {
        long length = in.head(CborWriter.ARRAY);
        byte[] sha256 = in.bytes();
        if (sha256.length != Sha256Digest.LENGTH) {
            return null;
        }
        return new File(Sha256Digest.of(sha256), in.text(), length == 2 ? Optional.empty() : Optional.of(in.text()));
    }
}
