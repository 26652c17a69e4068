package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.credential.CredentialId;
import org.govchain.credential.Successor;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.log.LogOrigin;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a status history. */
final class StatusHistoryJson {

    private static final String FORMAT = "govchain-status-history/1";

    private StatusHistoryJson() {}

    static Parsed<StatusHistory> read(ObjectNode json) {
        Members members = new Members(json, "history");
        members.expect("format", FORMAT);
        Optional<StatusListId> list = StatusListId.parse(members.text("list"));
        if (list.isEmpty()) {
            members.refuse("list is no URI of a status list");
        }
        Optional<AnchoredVersion> inForce = version(members, "inForce");
        Optional<AnchoredVersion> next = version(members, "next");
        Optional<List<RecordedChange>> changes =
                members.has("changes") ? Optional.of(changes(members)) : Optional.empty();
        Optional<String> problem = members.problem();
        return problem.isPresent() || list.isEmpty()
                ? new Parsed.Malformed<>(problem.orElse("history"))
                : new Parsed.Ok<>(new StatusHistory(list.get(), inForce, next, changes));
    }

    private static Optional<AnchoredVersion> version(Members history, String name) {
        if (!history.has(name)) {
            return Optional.empty();
        }
        Members members = history.object(name);
        long version = members.number("version");
        var digest = members.digest("digest");
        Optional<StatusList> bits =
                members.optionalBase64Url("lst").flatMap(zlib -> take(members, StatusList.decompress(zlib), "lst"));
        Optional<LogOrigin> log = members.take(LogOrigin.parse(members.text("log")));
        Members anchor = members.object("anchor");
        AnchorClaim claim = AnchorClaim.read(anchor);
        members.adopt(anchor);
        Optional<ConsortiumSeal> seal = Optional.empty();
        if (members.has("consortiumSeal")) {
            Members sealed = members.object("consortiumSeal");
            seal = ConsortiumSealJson.read(sealed);
            members.adopt(sealed);
        }
        history.adopt(members);
        Optional<ConsortiumSeal> read = seal;
        return log.map(origin -> new AnchoredVersion(version, digest, bits, origin, claim, read));
    }

    private static List<RecordedChange> changes(Members history) {
        List<RecordedChange> changes = new ArrayList<>();
        for (ObjectNode element : history.objectList("changes")) {
            Members members = new Members(element, "change");
            change(members).ifPresent(changes::add);
            history.adopt(members);
        }
        if (changes.size() > StatusHistory.MAX_CHANGES) {
            history.refuse("more than " + StatusHistory.MAX_CHANGES + " changes");
            return List.of();
        }
        return changes;
    }

    private static Optional<RecordedChange> change(Members members) {
        Optional<Status> status = take(members, Status.ofWord(members.text("status")), "status");
        var recorded = members.instant("recorded");
        var effective = members.instant("effective");
        Optional<String> reason = members.optionalText("reason");
        Optional<Successor> successor = members.has("successor") ? successor(members) : Optional.empty();
        Optional<RecordedChange.Opening> opening = members.has("payload") ? opening(members) : Optional.empty();
        Optional<String> proof = members.optionalText("proof");
        return status.map(it -> new RecordedChange(it, recorded, effective, reason, successor, opening, proof));
    }

    private static Optional<Successor> successor(Members change) {
        Members members = change.object("successor");
        Optional<CredentialId> credential = take(members, CredentialId.parse(members.text("credential")), "credential");
        long version = members.number("version");
        change.adopt(members);
        return credential.map(id -> new Successor(id, version));
    }

    private static Optional<RecordedChange.Opening> opening(Members members) {
        byte[] payload = members.base64Url("payload");
        byte[] salt = members.base64Url("salt");
        return take(members, salt.length == Salt.LENGTH ? Optional.of(Salt.of(salt)) : Optional.empty(), "salt")
                .map(it -> new RecordedChange.Opening(payload, it));
    }

    private static <T> Optional<T> take(Members members, Optional<T> value, String name) {
        if (value.isEmpty()) {
            members.refuse(name + " is of the wrong form");
        }
        return value;
    }

    static JsonText write(StatusHistory history) {
        JsonText json = new JsonText(8192)
                .raw("{")
                .member("format", FORMAT)
                .raw(",")
                .member("list", history.list().uri());
        history.inForce().ifPresent(version -> write(version, json.raw(",\"inForce\":")));
        history.next().ifPresent(version -> write(version, json.raw(",\"next\":")));
        history.changes().ifPresent(changes -> {
            json.raw(",\"changes\":[");
            String separator = "";
            for (RecordedChange change : changes) {
                write(change, json.raw(separator));
                separator = ",";
            }
            json.raw("]");
        });
        return json.raw("}");
    }

    private static void write(AnchoredVersion version, JsonText json) {
        json.raw("{")
                .member("version", version.version())
                .raw(",")
                .member("digest", version.digest().toHex());
        version.bits().ifPresent(bits -> json.raw(",").member("lst", Base64Url.encode(bits.compress())));
        json.raw(",").member("log", version.log().value());
        version.anchor().write(json.raw(",\"anchor\":"));
        version.seal().ifPresent(seal -> ConsortiumSealJson.write(seal, json.raw(",\"consortiumSeal\":")));
        json.raw("}");
    }

    private static void write(RecordedChange change, JsonText json) {
        json.raw("{")
                .member("status", change.status().word())
                .raw(",")
                .member("recorded", change.recorded().toString())
                .raw(",")
                .member("effective", change.effective().toString());
        change.reason().ifPresent(code -> json.raw(",").member("reason", code));
        change.successor().ifPresent(next -> write(next, json.raw(",\"successor\":")));
        change.opening()
                .ifPresent(opening -> json.raw(",")
                        .member("payload", Base64Url.encode(opening.payload()))
                        .raw(",")
                        .member("salt", Base64Url.encode(opening.salt().bytes())));
        change.proof().ifPresent(text -> json.raw(",").member("proof", text));
        json.raw("}");
    }

    static void write(Successor successor, JsonText json) {
        json.raw("{")
                .member("credential", successor.credential().toString())
                .raw(",")
                .member("version", successor.version())
                .raw("}");
    }
}
