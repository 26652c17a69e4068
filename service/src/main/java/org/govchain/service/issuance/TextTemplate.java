package org.govchain.service.issuance;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How a structured value reads as text: fragments such as {@code "{name}"}, {@code ", {address.city}"} or
 * {@code " vom {date:date}"}. A fragment whose field is absent is left out, so optional fields need no rule of their own.
 */
final class TextTemplate {

    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*)(:date)?}");
    private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    private record Fragment(String before, String field, boolean date, String after) {}

    private final List<Fragment> fragments = new ArrayList<>();

    /** Refuses a fragment that does not name exactly one field. */
    @JsonCreator
    TextTemplate(List<String> source) {
        for (String text : source) {
            Matcher field = FIELD.matcher(text);
            if (!field.find()) {
                throw new IllegalArgumentException("the text fragment \"" + text + "\" names no {field}");
            }
            String before = text.substring(0, field.start());
            String after = text.substring(field.end());
            if (before.indexOf('{') >= 0 || after.indexOf('{') >= 0) {
                throw new IllegalArgumentException("the text fragment \"" + text + "\" must name one {field}");
            }
            fragments.add(new Fragment(before, field.group(1), field.group(2) != null, after));
        }
    }

    /** The value as text. */
    String render(JsonNode value) {
        StringBuilder text = new StringBuilder();
        for (Fragment fragment : fragments) {
            JsonNode field = value;
            for (String step : fragment.field.split("\\.", -1)) {
                field = field.path(step);
            }
            if (!field.isMissingNode() && !field.isNull()) {
                text.append(fragment.before)
                        .append(fragment.date ? germanDate(field) : plain(field))
                        .append(fragment.after);
            }
        }
        return text.toString().strip();
    }

    /** A scalar, or a list of scalars separated by commas, as a German reader writes it. */
    static String plain(JsonNode value) {
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

    private static String germanDate(JsonNode value) {
        return LocalDate.parse(value.stringValue()).format(GERMAN_DATE);
    }
}
