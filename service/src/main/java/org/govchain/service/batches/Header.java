package org.govchain.service.batches;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govchain.service.batches.ClaimSchema.Kind;
import org.govchain.service.issuance.TypeForm;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the name of a column means: a JSON pointer ({@code /holder/familyName}), names joined by dots
 * ({@code holder.familyName}, places of lists counted from 0), or a claim's label in German or English for the first of them.
 */
final class Header {

    /** What a column is for. */
    enum Meaning {
        CLAIM,
        VALID_FROM,
        VALID_UNTIL,
        /** The authority's own key, and no claim. */
        KEY_ALONE
    }

    /**
     * A column.
     *
     * @param name as the file has it
     * @param path into the claims; empty when it is none
     * @param isKey whether it is the authority's own key, perhaps besides being a claim
     */
    record Column(String name, Meaning meaning, List<String> path, Set<Kind> kinds, boolean isKey) {

        /** Two columns with the same target are one too many. */
        String target() {
            return meaning == Meaning.CLAIM ? "/" + String.join("/", path) : meaning.name();
        }

        boolean isOf(String claim) {
            return !path.isEmpty() && path.getFirst().equals(claim);
        }
    }

    /** What came of reading a name. */
    sealed interface Reading {
        record Known(Column column) implements Reading {}

        record Faulty(String reason) implements Reading {}
    }

    private static final Map<String, Meaning> VALIDITY = Map.of(
            "validfrom", Meaning.VALID_FROM,
            "valid from", Meaning.VALID_FROM,
            "gültig ab", Meaning.VALID_FROM,
            "validuntil", Meaning.VALID_UNTIL,
            "valid until", Meaning.VALID_UNTIL,
            "gültig bis", Meaning.VALID_UNTIL);

    private final TypeForm type;
    private final ClaimSchema schema;
    private final @Nullable String keyColumn;

    Header(TypeForm type, ClaimSchema schema, @Nullable String keyColumn) {
        this.type = type;
        this.schema = schema;
        this.keyColumn = keyColumn;
    }

    Reading read(String name) {
        if (name.isEmpty()) {
            return new Reading.Faulty("a column has no name");
        }
        if (name.indexOf(Upload.NOT_UTF_8) >= 0) {
            return new Reading.Faulty("the header " + Upload.NOT_UTF_8_REASON);
        }
        boolean key = name.equals(keyColumn);
        List<String> path = path(name);
        Set<Kind> kinds = schema.kinds(path);
        if (kinds.contains(Kind.GROUP) && kinds.size() == 1) {
            return new Reading.Faulty(
                    "is a group of claims; name one within it, such as " + name + ".name or " + name + ".0.name");
        }
        if (!kinds.isEmpty()) {
            return new Reading.Known(new Column(name, Meaning.CLAIM, path, kinds, key));
        }
        Meaning validity = VALIDITY.get(name.toLowerCase(java.util.Locale.GERMAN));
        if (validity != null) {
            return new Reading.Known(new Column(name, validity, List.of(), EnumSet.of(Kind.DATE), key));
        }
        return key
                ? new Reading.Known(new Column(name, Meaning.KEY_ALONE, List.of(), EnumSet.of(Kind.TEXT), true))
                : new Reading.Faulty("the type " + type.name() + " has no such claim");
    }

    private List<String> path(String name) {
        if (name.startsWith("/")) {
            return List.of(name.substring(1).split("/", -1)).stream()
                    .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                    .toList();
        }
        Optional<String> whole = claim(name);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<String> path = new ArrayList<>(List.of(name.split("\\.", -1)));
        path.set(0, claim(path.getFirst()).orElse(path.getFirst()));
        return path;
    }

    /** The claim that has this name or label. */
    private Optional<String> claim(String name) {
        if (type.labels().containsKey(name)) {
            return Optional.of(name);
        }
        return type.labels().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(name::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .min(String::compareTo);
    }
}
