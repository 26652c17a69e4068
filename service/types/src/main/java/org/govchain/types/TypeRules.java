package org.govchain.types;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.govchain.credential.UnsignedCredential;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the members of a type file must satisfy together: everything that names a claim names one that the schema has. */
final class TypeRules {

    private static final String MEND_CLAIM = "correct the name, or add the claim to claims.properties";

    private final CredentialType type;
    private final SchemaShape claims;
    private final Set<String> names;
    private final Mistakes mistakes;

    private TypeRules(CredentialType type, Mistakes mistakes) {
        this.type = type;
        this.claims = SchemaShape.of(type.claims());
        this.names = new HashSet<>(type.claims().path("properties").propertyNames());
        this.mistakes = mistakes;
    }

    static void check(CredentialType type, Mistakes mistakes) {
        // The shape of a schema that is none, or that never ends, would say nothing.
        if (SchemaRules.check(type.claims(), "claims", mistakes)) {
            TypeRules rules = new TypeRules(type, mistakes);
            rules.checkClaims();
            rules.checkWords();
            rules.checkSearch();
            rules.checkNotice();
            rules.checkSeal();
        }
    }

    private void checkClaims() {
        JsonNode open = type.claims().path("additionalProperties");
        if (!open.isBoolean() || open.booleanValue()) {
            mistakes.note(
                    "claims.additionalProperties",
                    open,
                    "false",
                    "add \"additionalProperties\": false: a claim that nobody described must not be issued");
        }
        if (names.isEmpty()) {
            mistakes.note(
                    "claims.properties", type.claims().path("properties"), "at least one claim", "describe the claims");
        }
        for (String name : names) {
            Optional<String> reserved = UnsignedCredential.reservedName(Map.of(name, ""));
            if (reserved.isPresent()) {
                mistakes.note(
                        Mistakes.member("claims.properties", name),
                        "a name that the credential format keeps for itself",
                        "another name",
                        "rename the claim");
            }
        }
    }

    private void checkWords() {
        names.stream()
                .filter(name -> !type.labels().containsKey(name))
                .sorted()
                .forEach(name -> mistakes.note(
                        Mistakes.member("labels", name),
                        "nothing",
                        "a label for each claim",
                        "add {\"de\": \"…\", \"en\": \"…\"}"));
        type.labels().keySet().forEach(name -> requireClaim(Mistakes.member("labels", name), name));
        type.help().keySet().forEach(name -> requireClaim(Mistakes.member("help", name), name));
        type.text().forEach((name, template) -> {
            String path = Mistakes.member("text", name);
            if (requireClaim(path, name)) {
                SchemaShape claim = claims.member(name);
                checkTemplate(path, template, claim.mayBe("array") ? claim.element() : claim);
            }
        });
        names.stream()
                .filter(name ->
                        !type.text().containsKey(name) && !claims.member(name).isPlain())
                .filter(this::isPrinted)
                .sorted()
                .forEach(name -> mistakes.note(
                        Mistakes.member("text", name),
                        "nothing",
                        "text fragments, because the claim is structured and the notice prints it",
                        "add fragments such as [\"{name}\", \", {address.city}\"]"));
        eachClaim("disclosure.preselected", type.preselected());
    }

    private boolean isPrinted(String name) {
        return type.notice().sections().stream()
                .anyMatch(section -> section.claims().contains(name));
    }

    private void checkSearch() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < type.search().size(); i++) {
            SearchField field = type.search().get(i);
            String path = Mistakes.element("search", i) + ".claim";
            requirePlain(path, field.claim());
            if (!seen.add(field.claim())) {
                mistakes.note(
                        path,
                        Mistakes.quote(field.claim()) + " for the second time",
                        "each claim once",
                        "take one of them out");
            }
        }
    }

    private void checkNotice() {
        NoticeLayout notice = type.notice();
        checkTemplate("notice.addressee", notice.addressee(), claims);
        claimWith("notice.letterhead", notice.letterhead(), "name", false);
        claimWith("notice.conditions", notice.conditions(), "text", true);
        String fileNumber = notice.fileNumber();
        if (fileNumber != null && requireClaim("notice.fileNumber", fileNumber)) {
            requirePlain("notice.fileNumber", "/" + fileNumber);
        }
        for (int i = 0; i < notice.sections().size(); i++) {
            eachClaim(
                    Mistakes.element("notice.sections", i) + ".claims",
                    notice.sections().get(i).claims());
        }
    }

    private void claimWith(String path, @Nullable String claim, String member, boolean list) {
        if (claim == null || !requireClaim(path, claim)) {
            return;
        }
        SchemaShape shape = claims.member(claim);
        if (!(list ? shape.element() : shape).member(member).exists()) {
            mistakes.note(
                    path,
                    "the claim " + Mistakes.quote(claim),
                    (list ? "a list of objects" : "an object") + " with the member \"" + member + "\"",
                    "name another claim or add the member to its schema");
        }
    }

    private void checkSeal() {
        List<SealLayout.Entry> entries = type.seal().entries();
        if (entries.isEmpty()) {
            mistakes.note(
                    "seal.entries", "an empty list", "at least one entry", "name the claims that an inspector needs");
        }
        Map<Integer, Integer> tags = new HashMap<>();
        Map<String, Integer> sealNames = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            SealLayout.Entry entry = entries.get(i);
            String path = Mistakes.element("seal.entries", i);
            unique(path + ".tag", "the tag " + entry.tag(), tags.putIfAbsent(entry.tag(), i));
            unique(path + ".name", "the name " + entry.name(), sealNames.putIfAbsent(entry.name(), i));
            checkSealClaim(path, entry);
        }
    }

    private void checkSealClaim(String path, SealLayout.Entry entry) {
        TextTemplate template = entry.text();
        if (template == null) {
            requirePlain(path + ".claim", entry.claim());
            checkAbbreviations(path + ".short", entry);
            return;
        }
        SchemaShape claim = claims.at(steps(entry.claim()));
        if (!claim.exists()) {
            noSuchClaim(path + ".claim", entry.claim());
        } else if (claim.mayBe("array")) {
            mistakes.note(
                    path + ".text",
                    "fragments for a list",
                    "fragments only for an object",
                    "point to a single value, or leave the fragments out");
        } else {
            checkTemplate(path + ".text", template, claim);
        }
    }

    private void checkAbbreviations(String path, SealLayout.Entry entry) {
        Set<String> words = claims.at(steps(entry.claim())).words();
        entry.abbreviations().keySet().stream()
                .filter(word -> !words.isEmpty() && !words.contains(word))
                .sorted()
                .forEach(word -> mistakes.note(
                        Mistakes.member(path, word),
                        "a short form of a value that the claim cannot have",
                        "one of the claim's values",
                        Spelling.nearest(word, words)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("take it out")));
    }

    private void unique(String path, String what, @Nullable Integer first) {
        if (first != null) {
            mistakes.note(
                    path,
                    what + ", which seal.entries[" + first + "] has already",
                    "each tag and each name once",
                    "take one that is free: a doubled one could not be read back");
        }
    }

    private void checkTemplate(String path, TextTemplate template, SchemaShape shape) {
        for (int i = 0; i < template.fragments().size(); i++) {
            TextTemplate.Fragment fragment = template.fragments().get(i);
            String name = "{" + String.join(".", fragment.field()) + "}";
            SchemaShape field = shape.at(fragment.field());
            if (!field.exists()) {
                mistakes.note(
                        Mistakes.element(path, i),
                        name,
                        "a member that the schema has there",
                        "correct the name, or add it to the schema");
            } else if (fragment.format() == TextTemplate.Format.DATE && !field.isDate()) {
                mistakes.note(
                        Mistakes.element(path, i),
                        name + " written as a date",
                        "a member with \"format\": \"date\"",
                        "give its schema that format, or leave \":date\" out");
            } else if (fragment.format() == TextTemplate.Format.MONEY && !field.isNumber()) {
                mistakes.note(
                        Mistakes.element(path, i),
                        name + " written as an amount of money",
                        "a member with \"type\": \"number\" or \"integer\"",
                        "give its schema that type, or leave \":money\" out");
            } else if (!field.isPlain()) {
                mistakes.note(
                        Mistakes.element(path, i),
                        name + ", which is structured",
                        "a text, a number, a truth value or a list of them",
                        "name a member of it, such as {" + String.join(".", fragment.field()) + ".name}");
            }
        }
    }

    private void requirePlain(String path, String pointer) {
        SchemaShape claim = claims.at(steps(pointer));
        if (!claim.exists()) {
            noSuchClaim(path, pointer);
        } else if (!claim.isPlain()) {
            mistakes.note(
                    path,
                    Mistakes.quote(pointer) + ", which is structured",
                    "a text, a number, a truth value or a list of them",
                    "point to a member of it");
        }
    }

    private void noSuchClaim(String path, String pointer) {
        mistakes.note(
                path,
                Mistakes.quote(pointer) + ", which leads to nothing",
                "a place that the schema of the claims has",
                MEND_CLAIM);
    }

    private void eachClaim(String path, List<String> named) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            String element = Mistakes.element(path, i);
            if (requireClaim(element, named.get(i)) && !seen.add(named.get(i))) {
                mistakes.note(
                        element,
                        Mistakes.quote(named.get(i)) + " for the second time",
                        "each claim once",
                        "take one of them out");
            }
        }
    }

    private boolean requireClaim(String path, String name) {
        if (names.contains(name)) {
            return true;
        }
        mistakes.note(
                path,
                "the name " + Mistakes.quote(name) + ", which no claim has",
                "the name of a claim",
                Spelling.nearest(name, names)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse(MEND_CLAIM));
        return false;
    }

    private static List<String> steps(String pointer) {
        return Stream.of(pointer.split("/", -1)).skip(1).toList();
    }
}
