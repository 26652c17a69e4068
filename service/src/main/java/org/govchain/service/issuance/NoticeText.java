package org.govchain.service.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.govchain.credential.SignedCredential;
import org.govchain.service.documents.Notice;
import org.govchain.types.CredentialType;
import org.govchain.types.Label;
import org.govchain.types.NoticeLayout;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the claims of a credential into the words of its notice, as the type's layout says. */
final class NoticeText {

    private final CredentialType type;
    private final ObjectNode claims;
    private final String authorityName;

    /** The authority's registered name stands in the letterhead of a type without a claim for it. */
    NoticeText(CredentialType type, SignedCredential credential, String authorityName) {
        this.type = type;
        this.authorityName = authorityName;
        this.claims = credential.claims();
    }

    Notice write(SignedCredential credential) {
        Instant issued = credential.facts().issuedAt();
        var validity = credential.facts().validity();
        return new Notice(
                type.label().de(),
                letterhead(),
                addressee(),
                claim(type.notice().fileNumber()).asString(""),
                day(issued),
                day(validity.notBefore().orElse(issued)),
                validity.expiresAt().map(end -> day(end.minusSeconds(1))),
                type.notice().opening().de(),
                type.legalBasis().de(),
                type.notice().sections().stream().map(this::section).toList(),
                conditions(),
                closing(),
                type.notice().signature().de(),
                credential.facts().id().toString());
    }

    private Notice.Letterhead letterhead() {
        JsonNode authority = claim(type.notice().letterhead());
        JsonNode contact = authority.path("contact");
        return new Notice.Letterhead(
                authority.path("name").asString(authorityName),
                authority.path("office").asString(""),
                address(authority.path("address")),
                contact.isString() ? contact.stringValue() : null);
    }

    private List<String> addressee() {
        return type.notice().addressee().render(claims).lines().toList();
    }

    private JsonNode claim(@Nullable String name) {
        return name == null ? MissingNode.getInstance() : claims.path(name);
    }

    private static List<String> address(JsonNode address) {
        String place = address.path("postalCode").asString("") + " "
                + address.path("city").asString("");
        return Stream.of(address.path("street").asString(""), place)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Notice.Section section(NoticeLayout.Section section) {
        List<Notice.Row> rows = section.claims().stream()
                .filter(claims::has)
                .map(claim -> new Notice.Row(label(claim), type.lines(claim, claims.path(claim))))
                .toList();
        return new Notice.Section(section.title().de(), rows);
    }

    private String label(String claim) {
        Label label = type.labels().get(claim);
        return label == null ? claim : label.de();
    }

    private List<Notice.Condition> conditions() {
        return claim(type.notice().conditions()).values().stream()
                .map(condition -> new Notice.Condition(
                        condition.path("text").asString(""), optional(condition.path("legalBasis"))))
                .toList();
    }

    private List<Notice.Paragraph> closing() {
        List<Notice.Paragraph> closing = new ArrayList<>();
        Label lapse = type.notice().lapse();
        if (lapse != null) {
            closing.add(new Notice.Paragraph("Erlöschen", lapse.de()));
        }
        Label remedy = type.notice().remedy();
        if (remedy != null) {
            closing.add(new Notice.Paragraph("Rechtsbehelfsbelehrung", remedy.de()));
        }
        return closing;
    }

    private static @Nullable String optional(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, RequestCheck.PLACE);
    }

    /** Never the claims. */
    @Override
    public String toString() {
        return "NoticeText" + Map.of("type", type.name());
    }
}
