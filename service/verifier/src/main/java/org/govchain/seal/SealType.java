package org.govchain.seal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;

/** The types of content fields (TR-03171 v0.9 profile schema): a text form for people and files, and a byte form in the seal. */
public enum SealType {
    /** {@code true} or {@code false}; one byte, FF or 00. */
    BOOLEAN("BOOLEAN"),
    /** Decimal; two's complement, big-endian, shortest, at most 8 bytes. */
    INTEGER("INTEGER"),
    /** Lower-case hexadecimal; any bytes. */
    OCTET_STRING("OCTET_STRING"),
    /** Text; UTF-8. */
    UTF8_STRING("UTF8String"),
    /** ISO 8601 date; 8 digits. */
    DATE("DATE"),
    /** ISO 8601 local date and time to the second; 14 digits. */
    DATE_TIME("DATE-TIME");

    static final int MAX_INTEGER_LENGTH = 8;

    private final String schemaName;

    SealType(String schemaName) {
        this.schemaName = schemaName;
    }

    /** The type's name in a profile. */
    public String schemaName() {
        return schemaName;
    }

    /** The type with this name in a profile. */
    public static Optional<SealType> ofSchemaName(String name) {
        for (SealType type : values()) {
            if (type.schemaName.equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The bytes of a text; empty when the text is not of this type. */
    public Optional<SealValue> encode(String text) {
        try {
            Optional<byte[]> bytes = switch (this) {
                case BOOLEAN -> bool(text);
                case INTEGER ->
                    Optional.of(new BigInteger(text).toByteArray())
                            .filter(integer -> integer.length <= MAX_INTEGER_LENGTH);
                case OCTET_STRING -> Optional.of(HexFormat.of().parseHex(text));
                case UTF8_STRING -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
                case DATE ->
                    Optional.of(LocalDate.parse(text))
                            .filter(SealDates::isWritable)
                            .map(SealDates::encode);
                case DATE_TIME ->
                    Optional.of(LocalDateTime.parse(text))
                            .filter(value -> SealDates.isWritable(value.toLocalDate()))
                            .map(SealDates::encode);
            };
            return bytes.filter(value -> value.length <= SealValue.MAX_LENGTH).map(SealValue::of);
        } catch (DateTimeParseException | IllegalArgumentException notOfThisType) {
            return Optional.empty();
        }
    }

    /** The text of the bytes; empty when they are not of this type. */
    public Optional<String> decode(SealValue value) {
        byte[] bytes = value.bytes();
        return switch (this) {
            case BOOLEAN ->
                bytes.length == 1 && (bytes[0] == 0 || bytes[0] == -1)
                        ? Optional.of(String.valueOf(bytes[0] == -1))
                        : Optional.empty();
            case INTEGER -> isShortestInteger(bytes) ? Optional.of(new BigInteger(bytes).toString()) : Optional.empty();
            case OCTET_STRING -> Optional.of(value.toHex());
            case UTF8_STRING -> utf8(bytes);
            case DATE -> SealDates.decode(bytes).map(LocalDate::toString);
            case DATE_TIME -> SealDates.decodeDateTime(bytes).map(LocalDateTime::toString);
        };
    }

    /** The text; empty when the bytes are not valid UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> bool(String text) {
        return switch (text) {
            case "true" -> Optional.of(new byte[] {-1});
            case "false" -> Optional.of(new byte[] {0});
            default -> Optional.empty();
        };
    }

    private static boolean isShortestInteger(byte[] bytes) {
        return bytes.length >= 1
                && bytes.length <= MAX_INTEGER_LENGTH
                && new BigInteger(bytes).toByteArray().length == bytes.length;
    }
}
