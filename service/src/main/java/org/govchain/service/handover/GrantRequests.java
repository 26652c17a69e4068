package org.govchain.service.handover;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.handover.HandOverEvent;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what somebody wants to hand over: {@code {"recipient", "purpose", "validUntil", "views", "claims", "files"?, "pdf"?}}. */
@Component
final class GrantRequests {

    /** Terms, or the rule that was broken. */
    sealed interface Read {
        record Terms(GrantTerms terms) implements Read {}

        record Broken(String rule) implements Read {}
    }

    private static final Set<String> MEMBERS =
            Set.of("recipient", "purpose", "validUntil", "views", "claims", "files", "pdf");
    private static final int LONGEST_PURPOSE = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 254;
    private static final int MOST_VIEWS = 1000;
    private static final int MOST_CLAIMS = 512;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Clock clock;

    GrantRequests(Clock clock) {
        this.clock = clock;
    }

    Read read(ObjectNode body) {
        if (!MEMBERS.containsAll(body.propertyNames())) {
            return new Read.Broken("there is a member that this endpoint does not read");
        }
        Optional<String> purpose = text(body, "purpose", LONGEST_PURPOSE);
        Optional<Instant> until = until(body);
        Optional<Integer> views = StrictJson.unsigned(body, "views")
                .filter(n -> n >= 1 && n <= MOST_VIEWS)
                .map(Long::intValue);
        Optional<GrantTerms.Recipient> recipient =
                body.get("recipient") instanceof ObjectNode it ? recipient(it) : Optional.empty();
        Optional<Optional<List<String>>> claims = claims(body.path("claims"));
        Optional<List<Sha256Digest>> files = files(body.path("files"));
        Optional<Boolean> pdf = flag(body, "pdf");
        if (purpose.isEmpty()) {
            return new Read.Broken("\"purpose\" is 1 to 500 characters");
        }
        if (until.isEmpty()) {
            return new Read.Broken(
                    "\"validUntil\" is a point in time to come, at most a year away, such as 2026-03-02T00:00:00Z");
        }
        if (views.isEmpty()) {
            return new Read.Broken("\"views\" is 1 to 1000");
        }
        if (recipient.isEmpty()) {
            return new Read.Broken(
                    "\"recipient\" has \"kind\" (bearer, mail, account), \"name\", and \"mail\" and \"notice\" (true or left out), or \"issuer\" and \"subject\"");
        }
        if (claims.isEmpty()) {
            return new Read.Broken("\"claims\" is \"all\" or a list of names");
        }
        if (files.isEmpty()) {
            return new Read.Broken("\"files\" is a list of SHA-256 hashes, 64 lower-case hexadecimal digits each");
        }
        if (pdf.isEmpty()) {
            return new Read.Broken("\"pdf\" is true or false");
        }
        if (pdf.get() && files.get().size() == HandOverEvent.MAX_FILES) {
            return new Read.Broken("at most " + HandOverEvent.MAX_FILES + " files, the PDF among them");
        }
        return new Read.Terms(new GrantTerms(
                recipient.get(), purpose.get(), until.get(), views.get(), claims.get(), files.get(), pdf.get()));
    }

    private Optional<Instant> until(ObjectNode body) {
        Instant now = clock.instant();
        return StrictJson.text(body, "validUntil")
                .flatMap(GrantRequests::instant)
                .map(it -> it.truncatedTo(ChronoUnit.SECONDS))
                .filter(it -> it.isAfter(now) && !it.isAfter(now.plus(LONGEST)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    private static Optional<GrantTerms.Recipient> recipient(ObjectNode json) {
        Optional<String> name = text(json, "name", LONGEST_NAME);
        String kind = StrictJson.text(json, "kind").orElse("");
        return name.flatMap(it -> switch (kind) {
            case "bearer" -> Optional.of(new GrantTerms.Recipient.Bearer(it)).filter(_ -> json.size() == 2);
            case "mail" ->
                text(json, "mail", LONGEST_ADDRESS)
                        .filter(address -> address.indexOf('@') > 0
                                && address.indexOf('@') == address.lastIndexOf('@')
                                && address.chars()
                                        .noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c)))
                        .flatMap(address -> flag(json, "notice")
                                .filter(_ -> json.size() == (json.has("notice") ? 4 : 3))
                                .map(notice -> new GrantTerms.Recipient.Mail(it, address, notice)));
            case "account" ->
                text(json, "issuer", LONGEST_PURPOSE)
                        .flatMap(issuer -> text(json, "subject", LONGEST_PURPOSE)
                                .filter(_ -> json.size() == 4)
                                .map(subject -> new GrantTerms.Recipient.Account(it, issuer, subject)));
            default -> Optional.empty();
        });
    }

    /** Present when well-formed; then empty means all. */
    private static Optional<Optional<List<String>>> claims(JsonNode json) {
        if (json.isString()) {
            return json.stringValue().equals("all") ? Optional.of(Optional.empty()) : Optional.empty();
        }
        if (!json.isArray() || json.size() > MOST_CLAIMS) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : json) {
            if (!name.isString() || names.contains(name.stringValue())) {
                return Optional.empty();
            }
            names.add(name.stringValue());
        }
        return Optional.of(Optional.of(List.copyOf(names)));
    }

    private static Optional<List<Sha256Digest>> files(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.of(List.of());
        }
        if (!json.isArray() || json.size() > HandOverEvent.MAX_FILES) {
            return Optional.empty();
        }
        List<Sha256Digest> digests = new ArrayList<>();
        for (JsonNode hash : json) {
            Optional<Sha256Digest> digest =
                    hash.isString() ? Sha256Digest.parseHex(hash.stringValue()) : Optional.empty();
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            digests.add(digest.get());
        }
        return Optional.of(digests);
    }

    /** False when it is left out; empty when it is neither true nor false. */
    private static Optional<Boolean> flag(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode()
                ? Optional.of(false)
                : value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    private static Optional<String> text(ObjectNode json, String name, int longest) {
        return StrictJson.text(json, name).filter(it -> !it.isBlank() && it.length() <= longest);
    }
}
