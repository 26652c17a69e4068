package org.govchain.types;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a structured value reads as text: fragments such as {@code "{name}"}, {@code ", {address.city}"}, {@code " vom {date:date}"} or
 * {@code "{euro:money} Euro"}. A fragment whose field is absent is left out, so optional fields need no rule of their own.
 */
public final class TextTemplate {

    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*)(?::(date|money))?}");
    private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    /** Digits after the comma of an amount of money: at least the cents, and what else it has is not rounded away. */
    private static final int CENTS = 2;

    /** No number is long enough to fill the memory. */
    private static final int MOST_DIGITS = 20;

    /** How a field is written. */
    enum Format {
        PLAIN("") {
            @Override
            String write(JsonNode value) {
                return plain(value);
            }
        },
        /** A day as {@code 02.03.2026}. */
        DATE(":date") {
            @Override
            String write(JsonNode value) {
                return germanDate(value);
            }
        },
        /** An amount as {@code 1.250,00}; the currency is for the text around it. */
        MONEY(":money") {
            @Override
            String write(JsonNode value) {
                return germanMoney(value);
            }
        };

        private final String suffix;

        Format(String suffix) {
            this.suffix = suffix;
        }

        abstract String write(JsonNode value);

        private static Format named(@Nullable String name) {
            return name == null ? PLAIN : valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One piece of the text.
     *
     * @param field names of members, from the outside in
     */
    record Fragment(String before, List<String> field, Format format, String after) {

        String text() {
            return before + "{" + String.join(".", field) + format.suffix + "}" + after;
        }

        /** Absent when the text does not name exactly one {@code {field}}. */
        static Optional<Fragment> parse(String text) {
            Matcher field = FIELD.matcher(text);
            if (!field.find()) {
                return Optional.empty();
            }
            String before = text.substring(0, field.start());
            String after = text.substring(field.end());
            return before.indexOf('{') >= 0 || after.indexOf('{') >= 0
                    ? Optional.empty()
                    : Optional.of(new Fragment(
                            before, List.of(field.group(1).split("\\.", -1)), Format.named(field.group(2)), after));
        }
    }

    private final List<Fragment> fragments;

    TextTemplate(List<Fragment> fragments) {
        this.fragments = List.copyOf(fragments);
    }

    List<Fragment> fragments() {
        return fragments;
    }

    /** The fragments as a type file writes them, for others who render values. */
    public List<String> texts() {
        return fragments.stream().map(Fragment::text).toList();
    }

    /** The value as text. */
    public String render(JsonNode value) {
        StringBuilder text = new StringBuilder();
        for (Fragment fragment : fragments) {
            JsonNode field = value;
            for (String step : fragment.field()) {
                field = field.path(step);
            }
            if (!field.isMissingNode() && !field.isNull()) {
                text.append(fragment.before())
                        .append(fragment.format().write(field))
                        .append(fragment.after());
            }
        }
        return text.toString().strip();
    }

    /** A scalar, or a list of scalars separated by commas, as a German reader writes it. */
    public static String plain(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(plain(item)));
            return String.join(", ", items);
        }
        if (value.isFloatingPointNumber()) {
            return NumberFormat.getInstance(Locale.GERMANY).format(value.decimalValue());
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "ja" : "nein";
        }
        return value.asString();
    }

    /** A day (RFC 3339 full-date) as {@code dd.mm.yyyy}. */
    static String germanDate(JsonNode value) {
        return LocalDate.parse(value.stringValue()).format(GERMAN_DATE);
    }

    /** A number with two digits after the comma, and points between thousands. */
    static String germanMoney(JsonNode value) {
        BigDecimal amount = value.decimalValue();
        NumberFormat format = NumberFormat.getInstance(Locale.GERMANY);
        format.setMinimumFractionDigits(CENTS);
        format.setMaximumFractionDigits(MOST_DIGITS);
        return format.format(amount);
    }
}
