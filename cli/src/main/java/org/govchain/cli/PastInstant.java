package org.govchain.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant, or a day: its last second in Germany, so that everything recorded on that day counts. */
final class PastInstant implements ITypeConverter<Instant> {

    private static final ZoneId OFFICES = ZoneId.of("Europe/Berlin");

    @Override
    public Instant convert(String value) {
        try {
            return value.contains("T")
                    ? Instant.parse(value)
                    : LocalDate.parse(value)
                            .plusDays(1)
                            .atStartOfDay(OFFICES)
                            .toInstant()
                            .minusSeconds(1);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + value + "' is neither a day such as 2027-03-03, meant is its end in Germany,"
                            + " nor an instant such as 2027-03-03T12:00:00Z");
        }
    }
}
