package org.govchain.types;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a type file one by one, and leaves to {@link TypeRules} what concerns several of them. */
final class TypeReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Pattern UUID_4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern LEIKA_ID = Pattern.compile("[0-9]{14}(;[0-9]{14})*");
    private static final Pattern SEAL_NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern POINTER = Pattern.compile("(/[^/~]+)+");
    private static final UUID NO_PROFILE = new UUID(0, 0);
    /** Header, profile, dates, URIs and signature alone need about this much. */
    private static final int SMALLEST_SEAL = 200;
    /** What a QR code of version 16 at error correction M carries beside the address of the verify page. */
    private static final int LARGEST_SEAL = 370;

    private final Members members;
    private final Mistakes mistakes;

    private TypeReader(Members members) {
        this.members = members;
        this.mistakes = members.mistakes();
    }

    /** A type that counts only when no mistake was noted. */
    static CredentialType read(JsonNode json, Mistakes mistakes) {
        TypeReader reader = new TypeReader(Members.of(json, "", mistakes));
        CredentialType type = reader.type();
        reader.members.end();
        TypeRules.check(type, mistakes);
        return type;
    }

    private CredentialType type() {
        members.text("format", Pattern.compile(CredentialType.FORMAT), "\"" + CredentialType.FORMAT + "\"");
        return new CredentialType(
                members.text("name", NAME, "2 to 63 lower-case letters, digits and hyphens, a letter first"),
                members.number("version", 1, 1_000_000),
                profile(),
                members.label("label"),
                members.text("category", "the field of administration, such as \"Gewerbewesen\""),
                members.has("leikaId")
                        ? members.text("leikaId", LEIKA_ID, "14 digits; several separated by semicolons")
                        : null,
                members.label("legalBasis"),
                approval(),
                period(members, "retention", "how long documents are kept, such as \"P10Y\"")
                        .orElse(Period.ZERO),
                validity(),
                members.optionalList("search", this::searchField),
                preselected(),
                notice(members.object("notice")),
                claims(),
                members.optionalMap("labels", (label, path) -> Members.label(label, path, mistakes)),
                members.optionalMap("help", (label, path) -> Members.label(label, path, mistakes)),
                members.optionalMap("text", this::template),
                seal(members.object("seal")));
    }

    private UUID profile() {
        String text =
                members.text("profile", UUID_4, "a UUID of version 4 in lower case, made for this layout of the seal");
        return UUID_4.matcher(text).matches() ? UUID.fromString(text) : NO_PROFILE;
    }

    private ApprovalRule approval() {
        JsonNode word = members.value("approval");
        Optional<ApprovalRule> rule = word.isString() ? ApprovalRule.ofWord(word.stringValue()) : Optional.empty();
        if (rule.isEmpty()) {
            members.note("approval", "\"none\", or \"four-eyes\" when a second person must approve");
        }
        return rule.orElse(ApprovalRule.FOUR_EYES);
    }

    private ValidityRule validity() {
        Members validity = members.object("validity");
        String word = validity.text(
                "end", Pattern.compile("optional|required|lapses"), "\"optional\", \"required\" or \"lapses\"");
        boolean lapses = word.equals("lapses");
        Optional<Period> after = Optional.empty();
        if (lapses) {
            after = period(validity, "after", "the time after which documents lapse, such as \"P3Y\"");
        } else if (validity.has("after")) {
            validity.note("after", "nothing: only documents that lapse have it");
        }
        validity.end();
        return lapses && after.isPresent()
                ? new ValidityRule(ValidityRule.End.LAPSES, after.get())
                : new ValidityRule(
                        word.equals("required") ? ValidityRule.End.REQUIRED : ValidityRule.End.OPTIONAL, null);
    }

    private static Optional<Period> period(Members members, String name, String expected) {
        try {
            Period period = Period.parse(members.text(name, expected));
            if (!period.isNegative() && !period.isZero()) {
                return Optional.of(period);
            }
        } catch (DateTimeException notAPeriod) {
            // noted below, like one that is no length of time
        }
        members.note(name, expected);
        return Optional.empty();
    }

    private SearchField searchField(JsonNode value, String path) {
        Members field = Members.of(value, path, mistakes);
        SearchField read = new SearchField(pointer(field), field.label("label"));
        field.end();
        return read;
    }

    private List<String> preselected() {
        if (!members.has("disclosure")) {
            return List.of();
        }
        Members disclosure = members.object("disclosure");
        List<String> claims = disclosure.list("preselected", this::text);
        disclosure.end();
        return claims;
    }

    private NoticeLayout notice(Members notice) {
        NoticeLayout layout = new NoticeLayout(
                notice.optionalText("letterhead", "a claim").orElse(null),
                notice.has("addressee")
                        ? template(notice.value("addressee"), notice.path("addressee"))
                        : missingAddressee(notice),
                notice.optionalText("fileNumber", "a claim").orElse(null),
                notice.label("opening"),
                notice.list("sections", this::section),
                notice.optionalText("conditions", "a claim").orElse(null),
                notice.optionalLabel("lapse").orElse(null),
                notice.optionalLabel("remedy").orElse(null),
                notice.label("signature"));
        notice.end();
        return layout;
    }

    private static TextTemplate missingAddressee(Members notice) {
        notice.note(
                "addressee",
                "text fragments that read as name and address, such as [\"{holder.name}\", \"\\n{holder.address.street}\"]");
        return new TextTemplate(List.of());
    }

    private NoticeLayout.Section section(JsonNode value, String path) {
        Members section = Members.of(value, path, mistakes);
        var read = new NoticeLayout.Section(section.label("title"), section.list("claims", this::text));
        section.end();
        return read;
    }

    private ObjectNode claims() {
        if (members.value("claims") instanceof ObjectNode schema) {
            return schema;
        }
        members.note("claims", "the JSON Schema of the claims");
        return JsonMapper.shared().createObjectNode();
    }

    private SealLayout seal(Members seal) {
        SealLayout layout = new SealLayout(
                seal.number("budget", SMALLEST_SEAL, LARGEST_SEAL), seal.list("entries", this::sealEntry));
        seal.end();
        return layout;
    }

    private SealLayout.Entry sealEntry(JsonNode value, String path) {
        Members entry = Members.of(value, path, mistakes);
        var read = new SealLayout.Entry(
                entry.number("tag", 10, 254),
                entry.text("name", SEAL_NAME, "capital letters, digits and underscores, such as \"FILE_NUMBER\""),
                entry.text("description", "what the entry is, in German"),
                pointer(entry),
                entry.has("text") ? template(entry.value("text"), entry.path("text")) : null,
                entry.optionalMap("short", this::text));
        if (entry.has("text") && entry.has("short")) {
            entry.note("short", "nothing: \"text\" says already how the claim reads");
        }
        entry.end();
        return read;
    }

    private static String pointer(Members members) {
        return members.text("claim", POINTER, "a JSON pointer into the claims, such as \"/holder/familyName\"");
    }

    private String text(JsonNode value, String path) {
        if (Members.isText(value)) {
            return value.stringValue();
        }
        mistakes.note(path, value, "a text", "write it as expected");
        return "";
    }

    private TextTemplate template(JsonNode value, String path) {
        List<TextTemplate.Fragment> fragments = new ArrayList<>();
        if (!value.isArray()) {
            mistakes.note(path, value, "a list of text fragments", "write [\"{name}\", \", {address.city}\"]");
        }
        for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
            JsonNode text = value.path(i);
            Optional<TextTemplate.Fragment> fragment =
                    text.isString() ? TextTemplate.Fragment.parse(text.stringValue()) : Optional.empty();
            if (fragment.isEmpty()) {
                mistakes.note(
                        Mistakes.element(path, i),
                        text,
                        "a text fragment that names one {field}, such as \", {address.city}\"",
                        "put the member's name in braces, and each further one into a fragment of its own");
            }
            fragment.ifPresent(fragments::add);
        }
        return new TextTemplate(fragments);
    }
}
