package org.govchain.service.datagrants;

import java.time.Instant;
import org.govchain.jose.JsonText;

/** A data grant as JSON; never its token. */
final class DataGrantJson {

    private DataGrantJson() {}

    /** Appends its members without braces. */
    static JsonText members(JsonText json, DataGrant grant, Instant now) {
        json.member("id", grant.id().toString());
        json.raw(",").member("state", grant.state(now));
        json.raw(",").member("party", grant.party());
        grant.account().ifPresent(account -> {
            json.raw(",\"account\":{").member("issuer", account.issuer());
            json.raw(",").member("subject", account.subject()).raw("}");
        });
        json.raw(",").member("purpose", grant.purpose()).raw(",\"devices\":");
        grant.devices().ifPresentOrElse(json::value, () -> json.string("all"));
        json.raw(",").member("validUntil", grant.validUntil().toString());
        json.raw(",").member("createdBy", grant.createdBy());
        json.raw(",").member("createdAt", grant.createdAt().toString());
        grant.revokedAt().ifPresent(at -> json.raw(",").member("revokedAt", at.toString()));
        json.raw(",").member("uses", grant.uses());
        grant.lastUsedAt().ifPresent(at -> json.raw(",").member("lastUsedAt", at.toString()));
        return json;
    }
}
