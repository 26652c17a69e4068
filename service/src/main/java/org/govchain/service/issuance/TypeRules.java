package org.govchain.service.issuance;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/** What a type file must satisfy before anything is issued from it; each message names the member that is wrong. */
final class TypeRules {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Pattern LEIKA_ID = Pattern.compile("[0-9]{14}(;[0-9]{14})*");
    /** Header, profile, dates, URIs and signature alone need about this much. */
    private static final int SMALLEST_SEAL = 200;
    /** What a QR code of version 16 at error correction M carries beside the address of the verify page. */
    private static final int LARGEST_SEAL = 370;

    private TypeRules() {}

    static void check(CredentialType type) {
        require(CredentialType.FORMAT.equals(type.format()), "format: must be " + CredentialType.FORMAT);
        require(NAME.matcher(type.name()).matches(), "name: lower-case letters, digits and hyphens");
        require(type.leikaId() == null || LEIKA_ID.matcher(type.leikaId()).matches(), "leikaId: 14 digits");
        Set<String> claims = Set.copyOf(type.claims().path("properties").propertyNames());
        require(!claims.isEmpty(), "claims: the schema has no properties");
        require(
                type.claims().path("additionalProperties").isBoolean()
                        && !type.claims().path("additionalProperties").booleanValue(),
                "claims: additionalProperties must be false");
        claims.forEach(claim -> require(type.labels().containsKey(claim), "labels: none for the claim " + claim));
        type.labels().keySet().forEach(claim -> requireClaim(claims, claim, "labels"));
        type.text().keySet().forEach(claim -> requireClaim(claims, claim, "text"));
        checkNotice(type.notice(), claims);
        checkSeal(type.seal(), claims);
    }

    private static void checkNotice(CredentialType.NoticeLayout notice, Set<String> claims) {
        requireClaim(claims, notice.addressee(), "notice.addressee");
        requireClaim(claims, notice.fileNumber(), "notice.fileNumber");
        requireClaim(claims, notice.conditions(), "notice.conditions");
        notice.sections().forEach(section -> section.claims().forEach(c -> requireClaim(claims, c, "notice.sections")));
    }

    private static void checkSeal(CredentialType.SealLayout seal, Set<String> claims) {
        require(
                seal.budget() >= SMALLEST_SEAL && seal.budget() <= LARGEST_SEAL,
                "seal.budget: between " + SMALLEST_SEAL + " and " + LARGEST_SEAL + " bytes");
        require(!seal.entries().isEmpty(), "seal.entries: at least one");
        Set<Integer> tags = new HashSet<>();
        for (CredentialType.SealEntry entry : seal.entries()) {
            require(entry.tag() >= 10 && entry.tag() <= 254, "seal.entries: tag " + entry.tag() + " is not 10 to 254");
            require(tags.add(entry.tag()), "seal.entries: tag " + entry.tag() + " is used twice");
            require(entry.claim().startsWith("/"), "seal.entries: claim is a JSON pointer such as /fileNumber");
            requireClaim(claims, JsonPointer.compile(entry.claim()).getMatchingProperty(), "seal.entries");
        }
    }

    private static void requireClaim(Set<String> claims, String claim, String member) {
        require(claims.contains(claim), member + ": the schema has no claim " + claim);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
