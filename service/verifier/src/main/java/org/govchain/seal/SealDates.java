package org.govchain.seal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.function.Supplier;

/** The two date forms of a seal: three bytes in the header, digits in the message. */
final class SealDates {

    static final int HEADER_LENGTH = 3;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private SealDates() {}

    /** MMDDYYYY as a 24-bit integer (TR-03137 part 1). */
    static byte[] encodeHeader(LocalDate date) {
        int packed = date.getMonthValue() * 1_000_000 + date.getDayOfMonth() * 10_000 + date.getYear();
        return new byte[] {(byte) (packed >>> 16), (byte) (packed >>> 8), (byte) packed};
    }

    /** Empty when the number is not a date. */
    static Optional<LocalDate> decodeHeader(byte[] bytes, int offset) {
        int packed = ((bytes[offset] & 0xff) << 16) | ((bytes[offset + 1] & 0xff) << 8) | (bytes[offset + 2] & 0xff);
        try {
            return Optional.of(LocalDate.of(packed % 10_000, packed / 1_000_000, packed / 10_000 % 100))
                    .filter(SealDates::isWritable);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Whether the year has one to four digits; others have no form in a seal. */
    static boolean isWritable(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= 9999;
    }

    static byte[] encode(LocalDate date) {
        return ascii(DATE.format(date));
    }

    static Optional<LocalDate> decode(byte[] digits) {
        return isDigits(digits, 8) ? parse(() -> LocalDate.parse(text(digits), DATE)) : Optional.empty();
    }

    static byte[] encode(LocalDateTime dateTime) {
        return ascii(DATE_TIME.format(dateTime));
    }

    static Optional<LocalDateTime> decodeDateTime(byte[] digits) {
        return isDigits(digits, 14) ? parse(() -> LocalDateTime.parse(text(digits), DATE_TIME)) : Optional.empty();
    }

    private static <T> Optional<T> parse(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static boolean isDigits(byte[] bytes, int length) {
        if (bytes.length != length) {
            return false;
        }
        for (byte b : bytes) {
            if (b < '0' || b > '9') {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
