package org.govchain.seal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The message zone: its fixed fields and the content, in and out of bytes. */
final class SealMessage {

    static final int PROFILE = 0x00;
    static final int VALID_FROM = 0x01;
    static final int VALID_TO = 0x02;
    static final int PROFILE_URI = 0x03;
    static final int CERTIFICATE_URI = 0x04;
    static final int STATUS_URI = 0x05;
    static final int STATUS_LIST_INDEX = 0x06;
    /** Edition 0.8 has both dates in one field with a NUL between them. */
    static final int VALIDITY_0_8 = 0x01;

    private static final int MAX_INDEX_LENGTH = 4;

    private SealMessage() {}

    /** Edition 0.9, fields in ascending order of their tags. */
    static byte[] write(SealContent content, SealLinks links) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        Tlv.write(out, PROFILE, uuid(content.profile()));
        content.validFrom().ifPresent(date -> Tlv.write(out, VALID_FROM, SealDates.encode(date)));
        content.validTo().ifPresent(date -> Tlv.write(out, VALID_TO, SealDates.encode(date)));
        Tlv.write(out, PROFILE_URI, ascii(links.profileUri()));
        Tlv.write(out, CERTIFICATE_URI, ascii(links.certificateUri()));
        content.status().ifPresent(status -> {
            Tlv.write(out, STATUS_URI, ascii(status.uri()));
            Tlv.write(out, STATUS_LIST_INDEX, index(status.index()));
        });
        content.values().forEach((tag, value) -> Tlv.write(out, tag, value.bytes()));
        return out.toByteArray();
    }

    /** The content, or why the fields are none. */
    sealed interface Read {}

    record Content(SealContent content) implements Read {}

    record Refused(SealRefusal reason) implements Read {}

    static Read read(SealVersion version, SortedMap<Integer, byte[]> fields) {
        int lastFixedTag = version == SealVersion.V0_8 ? VALIDITY_0_8 : STATUS_LIST_INDEX;
        TreeMap<Integer, SealValue> values = new TreeMap<>();
        for (var field : fields.entrySet()) {
            if (field.getKey() >= version.firstContentTag()) {
                if (field.getValue().length > SealValue.MAX_LENGTH) {
                    return new Refused(SealRefusal.BAD_VALUE);
                }
                values.put(field.getKey(), SealValue.of(field.getValue()));
            } else if (field.getKey() > lastFixedTag) {
                return new Refused(SealRefusal.RESERVED_TAG);
            }
        }
        if (values.size() > SealContent.MAX_VALUES) {
            return new Refused(SealRefusal.BAD_VALUE);
        }
        return version == SealVersion.V0_8 ? read08(fields, values) : read09(fields, values);
    }

    private static Read read08(SortedMap<Integer, byte[]> fields, SortedMap<Integer, SealValue> values) {
        byte[] profile = fields.get(PROFILE);
        if (profile == null) {
            return new Refused(SealRefusal.MISSING_FIELD);
        }
        Optional<UUID> uuid = uuid(profile);
        Optional<List<Optional<LocalDate>>> validity = Optional.ofNullable(fields.get(VALIDITY_0_8))
                .map(SealMessage::validity08)
                .orElse(Optional.of(List.of(Optional.empty(), Optional.empty())));
        if (uuid.isEmpty() || validity.isEmpty()) {
            return new Refused(SealRefusal.BAD_VALUE);
        }
        List<Optional<LocalDate>> dates = validity.get();
        return new Content(
                new SealContent(uuid.get(), dates.get(0), dates.get(1), Optional.empty(), Optional.empty(), values));
    }

    /** Two dates of eight digits or nothing, with a NUL between them. */
    private static Optional<List<Optional<LocalDate>>> validity08(byte[] value) {
        String[] parts = new String(value, StandardCharsets.ISO_8859_1).split("\0", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        List<Optional<LocalDate>> dates = new ArrayList<>();
        for (String part : parts) {
            Optional<LocalDate> date = SealDates.decode(part.getBytes(StandardCharsets.ISO_8859_1));
            if (date.isEmpty() && !part.isEmpty()) {
                return Optional.empty();
            }
            dates.add(date);
        }
        return Optional.of(dates);
    }

    private static Read read09(SortedMap<Integer, byte[]> fields, SortedMap<Integer, SealValue> values) {
        byte[] profile = fields.get(PROFILE);
        byte[] profileUri = fields.get(PROFILE_URI);
        byte[] certificateUri = fields.get(CERTIFICATE_URI);
        boolean halfStatus = fields.containsKey(STATUS_URI) != fields.containsKey(STATUS_LIST_INDEX);
        if (profile == null || profileUri == null || certificateUri == null || halfStatus) {
            return new Refused(SealRefusal.MISSING_FIELD);
        }
        Optional<UUID> uuid = uuid(profile);
        Optional<LocalDate> validFrom =
                Optional.ofNullable(fields.get(VALID_FROM)).flatMap(SealDates::decode);
        Optional<LocalDate> validTo = Optional.ofNullable(fields.get(VALID_TO)).flatMap(SealDates::decode);
        Optional<String> profileLink = SealLinks.decodeUri(profileUri);
        Optional<String> certificateLink = SealLinks.decodeUri(certificateUri);
        Optional<SealStatus> status = status(fields);
        boolean readable = fields.containsKey(VALID_FROM) == validFrom.isPresent()
                && fields.containsKey(VALID_TO) == validTo.isPresent()
                && fields.containsKey(STATUS_URI) == status.isPresent();
        if (!readable || uuid.isEmpty() || profileLink.isEmpty() || certificateLink.isEmpty()) {
            return new Refused(SealRefusal.BAD_VALUE);
        }
        SealLinks links = new SealLinks(profileLink.get(), certificateLink.get());
        return new Content(new SealContent(uuid.get(), validFrom, validTo, Optional.of(links), status, values));
    }

    private static Optional<SealStatus> status(SortedMap<Integer, byte[]> fields) {
        byte[] uri = fields.get(STATUS_URI);
        byte[] index = fields.get(STATUS_LIST_INDEX);
        if (uri == null || index == null || index.length == 0 || index.length > MAX_INDEX_LENGTH) {
            return Optional.empty();
        }
        long number = new BigInteger(1, index).longValueExact();
        return SealLinks.decodeUri(uri).map(text -> new SealStatus(text, number));
    }

    /** Shortest form that is the same number for a reader of unsigned and of two's complement integers, where four bytes allow it. */
    private static byte[] index(long index) {
        byte[] signed = BigInteger.valueOf(index).toByteArray();
        return signed.length <= MAX_INDEX_LENGTH
                ? signed
                : ByteBuffer.allocate(MAX_INDEX_LENGTH).putInt((int) index).array();
    }

    private static byte[] uuid(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static Optional<UUID> uuid(byte[] bytes) {
        if (bytes.length != 16) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
