package org.govchain.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** From when until when something was measured. */
final class SpanOptions {

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Beginning.class,
            description = "An instant, or a day, meant is its beginning in Germany (default: a day before --until).")
    private @Nullable Instant from;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = Beginning.class,
            description = "The same; itself is not included (default: now).")
    private @Nullable Instant until;

    /** The end, in whole milliseconds. */
    Instant until(Context context) {
        return Optional.ofNullable(until)
                .orElseGet(() -> context.clock().instant())
                .truncatedTo(ChronoUnit.MILLIS);
    }

    /** The beginning of what ends there. @throws Fault when it is not before the end */
    Instant from(Instant end) {
        Instant begin = Optional.ofNullable(from)
                .orElseGet(() -> end.minus(Duration.ofDays(1)))
                .truncatedTo(ChronoUnit.MILLIS);
        if (!begin.isBefore(end)) {
            throw new Fault("--from is not before --until", "name an earlier instant, or a later one");
        }
        return begin;
    }

    /** An instant, or the first of a day in Germany. */
    static final class Beginning implements ITypeConverter<Instant> {

        private static final ZoneId OFFICES = ZoneId.of("Europe/Berlin");

        @Override
        public Instant convert(String value) {
            try {
                return value.contains("T")
                        ? Instant.parse(value)
                        : LocalDate.parse(value).atStartOfDay(OFFICES).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + value
                        + "' is neither a day such as 2027-03-03 nor an instant such as 2027-03-03T12:00:00Z");
            }
        }
    }
}
