package org.govchain.types;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How a structured value reads as text: fragments such as {@code "{name}"}, {@code ", {address.city}"} or
 * {@code " vom {date:date}"}. A fragment whose field is absent is left out, so optional fields need no rule of their own.
 */
public final class TextTemplate {

    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*)(:date)?}");
    private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    /**
     * One piece of the text.
     *
     * @param field names of members, from the outside in
     * @param date whether the field is a date to be written the German way
     */
    record Fragment(String before, List<String> field, boolean date, String after) {

        String text() {
            return before + "{" + String.join(".", field) + (date ? ":date" : "") + "}" + after;
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
                            before, List.of(field.group(1).split("\\.", -1)), field.group(2) != null, after));
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
                        .append(fragment.date() ? germanDate(field) : plain(field))
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
}
