package org.govchain.service.issuance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.Status;
import org.govchain.verify.Bundle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One issued copy as an export has it, before anything about it is believed. */
record CredentialLine(
        UUID id,
        UUID document,
        int version,
        String type,
        Status status,
        Instant issuedAt,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Bundle bundle,
        List<BoundFile> files) {

    private static final int LONGEST_NAME = 255;

    /** A file that the copy is bound to; stored when the export has it. */
    record BoundFile(Sha256Digest sha256, String name, String mediaType, long size, boolean stored) {}

    static CredentialLine read(ObjectNode json) throws LineMembers.Malformed {
        LineMembers line = new LineMembers(json);
        List<BoundFile> files = new ArrayList<>();
        for (JsonNode file : json.path("attachments").values()) {
            files.add(file(file));
        }
        return new CredentialLine(
                line.uuid("id"),
                line.uuid("document"),
                line.version("version"),
                line.text("type"),
                line.status("status"),
                line.instant("issuedAt"),
                line.optionalInstant("validFrom"),
                line.optionalInstant("validUntil"),
                bundle(line.object("bundle")),
                files);
    }

    private static Bundle bundle(ObjectNode json) throws LineMembers.Malformed {
        if (Bundle.parse(json.toString().getBytes(StandardCharsets.UTF_8))
                instanceof Parsed.Ok<Bundle>(Bundle bundle)) {
            return bundle;
        }
        throw new LineMembers.Malformed("bundle");
    }

    private static BoundFile file(JsonNode json) throws LineMembers.Malformed {
        if (!(json instanceof ObjectNode object)) {
            throw new LineMembers.Malformed("attachments");
        }
        LineMembers file = new LineMembers(object);
        BoundFile read = new BoundFile(
                file.hash("sha256"),
                file.text("name"),
                file.text("mediaType"),
                file.number("size"),
                file.flag("stored"));
        if (read.name.length() > LONGEST_NAME || read.mediaType.length() > LONGEST_NAME) {
            throw new LineMembers.Malformed("attachments");
        }
        return read;
    }
}
