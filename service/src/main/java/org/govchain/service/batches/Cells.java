package org.govchain.service.batches;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.govchain.service.batches.ClaimSchema.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a cell of a spreadsheet as the claim's schema wants it. */
final class Cells {

    /** What a cell says. */
    sealed interface Cell {
        record Value(JsonNode value) implements Cell {

            /** Never the value. */
            @Override
            public String toString() {
                return "Value";
            }
        }

        record Faulty(String reason) implements Cell {}
    }

    /** What spreadsheets take for the beginning of a formula (OWASP, CSV injection). */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final DateTimeFormatter GERMAN_DATE =
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.GERMANY).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}([.,][0-9]{1,18})?");
    private static final Set<String> YES = Set.of("ja", "wahr", "yes", "true", "1");
    private static final Set<String> NO = Set.of("nein", "falsch", "no", "false", "0");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Cells() {}

    /** Why a cell cannot be taken whatever its column is; numbers may begin with a minus. */
    static Optional<String> refuse(String cell, Set<Kind> kinds) {
        if (cell.indexOf(Upload.NOT_UTF_8) >= 0) {
            return Optional.of(Upload.NOT_UTF_8_REASON);
        }
        boolean number = (kinds.contains(Kind.NUMBER) || kinds.contains(Kind.INTEGER))
                && NUMBER.matcher(cell.strip()).matches();
        if (!cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 && !number) {
            return Optional.of("begins like a formula (= + - @ or a tab); a spreadsheet would execute it");
        }
        return cell.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                ? Optional.of("has a control character")
                : Optional.empty();
    }

    /** One plain value of a kind that is allowed; the cell is not blank. */
    static Cell read(String cell, Set<Kind> kinds) {
        String text = cell.strip();
        if (kinds.contains(Kind.INTEGER) && INTEGER.matcher(text).matches()) {
            return new Cell.Value(JSON.numberNode(Long.parseLong(text)));
        }
        if (kinds.contains(Kind.NUMBER) && NUMBER.matcher(text).matches()) {
            return new Cell.Value(JSON.numberNode(new BigDecimal(text.replace(',', '.'))));
        }
        if (kinds.contains(Kind.BOOLEAN)) {
            String word = text.toLowerCase(Locale.ROOT);
            if (YES.contains(word) || NO.contains(word)) {
                return new Cell.Value(JSON.booleanNode(YES.contains(word)));
            }
        }
        if (kinds.contains(Kind.DATE)) {
            Optional<LocalDate> date = date(text);
            if (date.isPresent()) {
                return new Cell.Value(JSON.stringNode(date.get().toString()));
            }
        }
        return kinds.contains(Kind.TEXT) || kinds.isEmpty()
                ? new Cell.Value(JSON.stringNode(text))
                : new Cell.Faulty(expected(kinds));
    }

    /** A date in German (31.12.2026) or ISO (2026-12-31) form. */
    static Optional<LocalDate> date(String text) {
        for (DateTimeFormatter form : List.of(DateTimeFormatter.ISO_LOCAL_DATE, GERMAN_DATE)) {
            try {
                return Optional.of(LocalDate.parse(text.strip(), form));
            } catch (DateTimeException e) {
                // perhaps the other form
            }
        }
        return Optional.empty();
    }

    static String expectedDate() {
        return "is not a date such as 31.12.2026 or 2026-12-31";
    }

    private static String expected(Set<Kind> kinds) {
        if (kinds.contains(Kind.DATE)) {
            return expectedDate();
        }
        if (kinds.contains(Kind.BOOLEAN)) {
            return "is neither ja nor nein (true or false)";
        }
        return kinds.contains(Kind.NUMBER)
                ? "is not a number such as 12,5 (no thousands separators)"
                : "is not a whole number such as 1200 (no thousands separators)";
    }
}
