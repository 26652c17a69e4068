package org.govchain.service.issuance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.DocumentId;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests as they lie in the database until they can be signed: own JSON, read by this class alone. */
public final class StoredRequests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StoredRequests() {}

    /** The bytes; they hold claims. */
    public static byte[] write(List<IssueRequest> requests) {
        ArrayNode all = JSON.createArrayNode();
        for (IssueRequest request : requests) {
            ObjectNode one = all.addObject().put("type", request.type());
            one.set("claims", request.claims());
            put(one, "validFrom", request.validFrom());
            put(one, "validUntil", request.validUntil());
            put(one, "document", request.document());
            one.put("version", request.version());
            ArrayNode files = one.putArray("files");
            request.attachments()
                    .forEach(file -> files.addObject()
                            .put("name", file.name())
                            .put("mediaType", file.mediaType())
                            .put("sha256", file.sha256().toHex())
                            .put("size", file.size())
                            .put("storageKey", file.storageKey()));
        }
        return JSON.writeValueAsBytes(all);
    }

    /** Throws when the bytes are not what {@link #write} wrote. */
    public static List<IssueRequest> read(byte[] json) {
        List<IssueRequest> requests = new ArrayList<>();
        for (JsonNode one : JSON.readTree(json).values()) {
            List<IssueRequest.Attachment> files =
                    one.get("files").values().stream().map(StoredRequests::file).toList();
            requests.add(new IssueRequest(
                    one.get("type").stringValue(),
                    (ObjectNode) one.get("claims"),
                    text(one, "validFrom").map(LocalDate::parse).orElse(null),
                    text(one, "validUntil").map(LocalDate::parse).orElse(null),
                    files,
                    text(one, "document").flatMap(DocumentId::parse).orElse(null),
                    one.path("version").intValue(1)));
        }
        return requests;
    }

    private static IssueRequest.Attachment file(JsonNode file) {
        return new IssueRequest.Attachment(
                file.get("name").stringValue(),
                file.get("mediaType").stringValue(),
                Sha256Digest.parseHex(file.get("sha256").stringValue()).orElseThrow(),
                file.get("size").longValue(),
                text(file, "storageKey").orElse(null));
    }

    private static void put(ObjectNode object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value.toString());
        }
    }

    private static Optional<String> text(JsonNode object, String name) {
        return object.path(name).stringValueOpt();
    }
}
