package org.govchain.service.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Parsed;
import org.govchain.status.Status;
import org.govchain.verify.Bundle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
    private static final ObjectNode EMPTY = JsonMapper.shared().createObjectNode();

    /** Reads a line; the reason of a refusal names a member. */
    static Parsed<CredentialLine> parse(ObjectNode json) {
        LineMembers line = new LineMembers(json);
        UUID id = line.uuid("id");
        UUID document = line.uuid("document");
        int version = line.version("version");
        String type = line.text("type");
        Status status = line.status("status");
        Instant issuedAt = line.instant("issuedAt");
        Optional<Instant> validFrom = line.optionalInstant("validFrom");
        Optional<Instant> validUntil = line.optionalInstant("validUntil");
        List<BoundFile> files = new ArrayList<>();
        line.member("attachments").values().forEach(file -> files.add(file(line, file)));
        Parsed<Bundle> bundle = Bundle.parse(line.member("bundle").toString().getBytes(StandardCharsets.UTF_8));
        if (bundle.asOptional().isEmpty()) {
            line.refuse("bundle");
        }
        return line.ifWellFormed(() -> new CredentialLine(
                id,
                document,
                version,
                type,
                status,
                issuedAt,
                validFrom,
                validUntil,
                bundle.asOptional().orElseThrow(),
                files));
    }

    private static BoundFile file(LineMembers line, JsonNode json) {
        LineMembers file = new LineMembers(json instanceof ObjectNode object ? object : EMPTY);
        BoundFile read = new BoundFile(
                file.hash("sha256"),
                file.text("name"),
                file.text("mediaType"),
                file.number("size"),
                file.flag("stored"));
        if (read.name().length() > LONGEST_NAME || read.mediaType().length() > LONGEST_NAME) {
            file.refuse("attachments");
        }
        line.adopt(file);
        return read;
    }
}
