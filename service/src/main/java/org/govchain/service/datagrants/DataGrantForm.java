package org.govchain.service.datagrants;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an authority wants to allow: {@code {"party", "purpose", "devices", "validUntil", "account"?}}.
 *
 * @param devices names; empty for all
 */
record DataGrantForm(
        String party,
        String purpose,
        Optional<List<String>> devices,
        Instant validUntil,
        Optional<DataGrant.Account> account) {

    private static final Set<String> MEMBERS = Set.of("party", "purpose", "devices", "validUntil", "account");
    private static final Duration LONGEST = Duration.ofDays(5 * 366);
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 128;
    private static final int MOST_DEVICES = 100;

    /** A form, or the rule that was broken. */
    sealed interface Read {
        record Form(DataGrantForm form) implements Read {}

        record Broken(String rule) implements Read {}
    }

    static Read read(ObjectNode body, Instant now) {
        Optional<String> party = text(body, "party", LONGEST_TEXT);
        Optional<String> purpose = text(body, "purpose", LONGEST_TEXT);
        Optional<Optional<List<String>>> devices = devices(body.path("devices"));
        Optional<Instant> until = until(body, now);
        Optional<DataGrant.Account> account = account(body);
        if (!MEMBERS.containsAll(body.propertyNames())) {
            return new Read.Broken("there is a member that this endpoint does not read");
        }
        if (party.isEmpty() || purpose.isEmpty()) {
            return new Read.Broken("\"party\" and \"purpose\" are texts of 1 to " + LONGEST_TEXT + " characters");
        }
        if (devices.isEmpty()) {
            return new Read.Broken("\"devices\" is \"all\" or a list of 1 to " + MOST_DEVICES + " different names");
        }
        if (until.isEmpty()) {
            return new Read.Broken(
                    "\"validUntil\" is a point in time to come, at most five years away, such as 2026-03-02T00:00:00Z");
        }
        if (body.has("account") && account.isEmpty()) {
            return new Read.Broken(
                    "\"account\" has \"issuer\" and \"subject\" as the party's login names them, or is left out for a token");
        }
        return new Read.Form(new DataGrantForm(party.get(), purpose.get(), devices.get(), until.get(), account));
    }

    private static Optional<Instant> until(ObjectNode body, Instant now) {
        try {
            return StrictJson.text(body, "validUntil")
                    .map(Instant::parse)
                    .map(it -> it.truncatedTo(ChronoUnit.SECONDS))
                    .filter(it -> it.isAfter(now) && !it.isAfter(now.plus(LONGEST)));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    /** Present when well-formed; then empty means all. */
    private static Optional<Optional<List<String>>> devices(JsonNode json) {
        if (json.isString()) {
            return json.stringValue().equals("all") ? Optional.of(Optional.empty()) : Optional.empty();
        }
        if (!json.isArray() || json.isEmpty() || json.size() > MOST_DEVICES) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode name : json) {
            if (!name.isString() || name.stringValue().length() > LONGEST_NAME || !names.add(name.stringValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(Optional.of(List.copyOf(names)));
    }

    private static Optional<DataGrant.Account> account(ObjectNode body) {
        return body.get("account") instanceof ObjectNode account && account.size() == 2
                ? text(account, "issuer", LONGEST_TEXT)
                        .flatMap(issuer -> text(account, "subject", LONGEST_TEXT)
                                .map(subject -> new DataGrant.Account(issuer, subject)))
                : Optional.empty();
    }

    private static Optional<String> text(ObjectNode json, String name, int longest) {
        return StrictJson.text(json, name)
                .filter(it ->
                        !it.isBlank() && it.length() <= longest && it.chars().noneMatch(Character::isISOControl));
    }
}
