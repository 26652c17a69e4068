package org.govchain.service.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines and files of an export, as {@code govchain export} fetches them, and what {@code govchain import} does with them. */
record Exported(
        List<String> keys,
        List<String> lists,
        List<String> credentials,
        List<String> changes,
        Map<String, byte[]> files) {

    static Exported from(Office office, String authority) {
        String admin = office.token(authority, Role.AUTHORITY_ADMIN);
        List<String> credentials = lines(office, admin, "credentials?limit=1000");
        Map<String, byte[]> files = new HashMap<>();
        for (String line : credentials) {
            JsonNode read = json(line);
            for (JsonNode file : read.get("attachments")) {
                String hash = file.get("sha256").asString();
                String path = "/api/export/attachments/" + read.get("id").asString() + "/" + hash;
                files.put(hash, office.get(path, admin).bytes());
            }
        }
        return new Exported(
                lines(office, admin, "keys"),
                lines(office, admin, "status-lists"),
                credentials,
                lines(office, admin, "status-changes?limit=1000"),
                files);
    }

    /** The same with the line of this copy changed. */
    Exported with(String id, UnaryOperator<String> change) {
        return new Exported(
                keys,
                lists,
                credentials.stream()
                        .map(line -> json(line).get("id").asString().equals(id) ? change.apply(line) : line)
                        .toList(),
                changes,
                files);
    }

    /** Only the line of this copy. */
    Exported only(String id) {
        List<String> one = credentials.stream()
                .filter(line -> json(line).get("id").asString().equals(id))
                .toList();
        return new Exported(keys, lists, one, List.of(), files);
    }

    /** The line of a copy. */
    ObjectNode line(String id) {
        return json(only(id).credentials.getFirst());
    }

    /** Sends everything; answers the results of the credentials and of the changes. */
    List<JsonNode> into(Office office, String authority, boolean check) {
        List<JsonNode> results = new ArrayList<>();
        results.addAll(post(office, authority, "keys", keys, check));
        results.addAll(post(office, authority, "status-lists", lists, check));
        results.addAll(credentialsInto(office, authority, check));
        results.addAll(post(office, authority, "status-changes", changes, check));
        return results;
    }

    List<JsonNode> credentialsInto(Office office, String authority, boolean check) {
        List<String> page = new ArrayList<>(lists);
        page.addAll(credentials);
        List<JsonNode> results = post(office, authority, "credentials", page, check);
        for (int i = 0; i < results.size(); i++) {
            String copy = json(credentials.get(i)).get("id").asString();
            for (JsonNode hash : results.get(i).path("missingFiles").values()) {
                send(
                        office,
                        authority,
                        copy,
                        hash.asString(),
                        java.util.Objects.requireNonNull(files.get(hash.asString())));
            }
        }
        return results;
    }

    static Office.Reply send(Office office, String authority, String copy, String hash, byte[] file) {
        return office.send(
                "POST",
                "/api/import/attachments/" + copy + "/" + hash,
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(file),
                "Authorization",
                "Bearer " + office.token(authority, Role.OPERATOR),
                "Content-Type",
                "application/octet-stream");
    }

    private static List<JsonNode> post(
            Office office, String authority, String part, List<String> lines, boolean check) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Office.Reply reply = office.send(
                "POST",
                "/api/import/" + part + "?check=" + check,
                java.net.http.HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"),
                "Authorization",
                "Bearer " + office.token(authority, Role.OPERATOR),
                "Content-Type",
                "application/x-ndjson",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.text());
        }
        return reply.json().get("lines").valueStream().toList();
    }

    private static List<String> lines(Office office, String token, String part) {
        return office.get("/api/export/" + part, token).text().lines().toList();
    }

    static ObjectNode json(String line) {
        return (ObjectNode) JsonMapper.shared().readTree(line);
    }
}
