package org.govchain.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.credential.CborWriter;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/** What a leaf of a stream commits to (docs/spec/streams.md, "Payloads"): one value, one encoding. */
public sealed interface StreamPayload {

    /** The kind of leaf that it belongs to. */
    LeafKind kind();

    /** Deterministic CBOR. */
    byte[] encode();

    /** Reads the payload of a leaf of this kind; refuses every encoding but the one that {@link #encode} gives. */
    static Parsed<StreamPayload> parse(LeafKind kind, byte[] cbor) {
        return new StreamPayloadReader(cbor).read(kind);
    }

    /**
     * What a stream is about.
     *
     * @param authority id of the authority, its URL
     * @param device its name there
     * @param what it is, in the authority's words
     * @param place as it may be published
     * @param interval seconds from reading to reading as expected
     */
    record Opening(String authority, String device, String what, Optional<String> place, Optional<Long> interval)
            implements StreamPayload {

        /** Throws {@link IllegalArgumentException} for texts of no or more than 256 bytes and intervals below a second. */
        public Opening {
            List.of(authority, device, what).forEach(Texts::require);
            place.ifPresent(Texts::require);
            if (interval.isPresent() && interval.get() < 1) {
                throw new IllegalArgumentException("an interval has at least a second");
            }
        }

        @Override
        public LeafKind kind() {
            return LeafKind.OPENING;
        }

        @Override
        public byte[] encode() {
            int members = 3 + (place.isPresent() ? 1 : 0) + (interval.isPresent() ? 1 : 0);
            CborWriter out = new CborWriter().head(CborWriter.MAP, members);
            out.unsigned(1).text(authority).unsigned(2).text(device).unsigned(3).text(what);
            place.ifPresent(it -> out.unsigned(4).text(it));
            interval.ifPresent(it -> out.unsigned(5).unsigned(it));
            return out.toBytes();
        }
    }

    /**
     * What a device measured at one instant.
     *
     * @param quantities 1 to 64 with different names, in the order of the encoding
     * @param counter the device's own number of it
     */
    record Reading(List<Quantity> quantities, Optional<Counter> counter) implements StreamPayload {

        /** Most quantities of a reading. */
        public static final int MOST = 64;

        /** Orders the quantities; throws {@link IllegalArgumentException} unless there are 1 to 64 with different names. */
        public Reading {
            List<Quantity> ordered = new ArrayList<>(quantities);
            ordered.sort(Quantity.ORDER);
            Set<String> names = new HashSet<>();
            ordered.forEach(quantity -> names.add(quantity.name()));
            if (ordered.isEmpty() || ordered.size() > MOST || names.size() != ordered.size()) {
                throw new IllegalArgumentException("a reading has 1 to 64 quantities with different names");
            }
            quantities = List.copyOf(ordered);
        }

        @Override
        public LeafKind kind() {
            return LeafKind.READING;
        }

        @Override
        public byte[] encode() {
            CborWriter out = new CborWriter().head(CborWriter.ARRAY, counter.isPresent() ? 3 : 1);
            out.head(CborWriter.MAP, quantities.size());
            for (Quantity quantity : quantities) {
                out.text(quantity.name()).head(CborWriter.ARRAY, 2);
                quantity.value().write(out);
                out.text(quantity.unit());
            }
            counter.ifPresent(it -> out.text(it.session()).unsigned(it.number()));
            return out.toBytes();
        }
    }

    /**
     * Numbers of the device's counter that had not come when the one behind them came.
     *
     * @param session of the counter
     * @param first missing number
     * @param last missing number
     */
    record Gap(String session, long first, long last) implements StreamPayload {

        /** Throws {@link IllegalArgumentException} unless 0 ≤ first ≤ last. */
        public Gap {
            Texts.require(session);
            if (first < 0 || first > last) {
                throw new IllegalArgumentException("a gap is from a number to one that is not smaller");
            }
        }

        @Override
        public LeafKind kind() {
            return LeafKind.GAP;
        }

        @Override
        public byte[] encode() {
            return new CborWriter()
                    .head(CborWriter.ARRAY, 3)
                    .text(session)
                    .unsigned(first)
                    .unsigned(last)
                    .toBytes();
        }
    }

    /**
     * Nothing had come for longer than expected.
     *
     * @param since {@code received} of the leaf before, in milliseconds since 1970
     * @param interval seconds from reading to reading as expected
     */
    record Silence(long since, long interval) implements StreamPayload {

        /** Throws {@link IllegalArgumentException} for negative times and intervals below a second. */
        public Silence {
            if (since < 0 || since > StreamLeaf.LAST_INSTANT || interval < 1) {
                throw new IllegalArgumentException(
                        "a silence begins at an instant, and an interval has at least a second");
            }
        }

        @Override
        public LeafKind kind() {
            return LeafKind.SILENCE;
        }

        @Override
        public byte[] encode() {
            return new CborWriter()
                    .head(CborWriter.ARRAY, 2)
                    .unsigned(since)
                    .unsigned(interval)
                    .toBytes();
        }
    }

    /**
     * A picture or another file that a device made.
     *
     * @param sha256 of its bytes
     * @param mediaType of the file
     * @param place where it was made
     */
    record File(Sha256Digest sha256, String mediaType, Optional<String> place) implements StreamPayload {

        /** Throws {@link IllegalArgumentException} for texts of no or more than 256 bytes. */
        public File {
            Texts.require(mediaType);
            place.ifPresent(Texts::require);
        }

        @Override
        public LeafKind kind() {
            return LeafKind.FILE;
        }

        @Override
        public byte[] encode() {
            CborWriter out = new CborWriter().head(CborWriter.ARRAY, place.isPresent() ? 3 : 2);
            out.bytes(sha256.bytes()).text(mediaType);
            place.ifPresent(out::text);
            return out.toBytes();
        }
    }
}
