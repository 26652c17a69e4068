package org.govchain.service.transfer;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.govchain.service.issuance.StatusChangePayload;
import org.govchain.service.issuance.StatusChangePayload.Successor;
import org.govchain.status.Status;
import tools.jackson.databind.node.ObjectNode;

/** One change of status as an export has it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChangeLine(
        UUID id,
        UUID document,
        int version,
        Status status,
        String reason,
        Optional<String> code,
        Optional<Successor> successor,
        Instant effective,
        Instant recorded,
        byte[] payload,
        Salt salt,
        Optional<String> proof) {

    /** Reads a line; the reason of a refusal names a member. */
    static Parsed<ChangeLine> parse(ObjectNode json) {
        LineMembers line = new LineMembers(json);
        UUID id = line.uuid("id");
        UUID document = line.uuid("document");
        int version = line.version("version");
        Status status = line.status("status");
        String reason = line.text("reason");
        Optional<String> code = line.has("code") ? Optional.of(line.text("code")) : Optional.empty();
        Optional<Successor> successor = line.has("successor")
                ? Optional.of(new Successor(line.uuid("successor"), line.version("successorVersion")))
                : Optional.empty();
        Instant effective = line.instant("effective");
        Instant recorded = line.instant("recorded");
        byte[] payload = line.base64Url("payload");
        byte[] salt = line.base64Url("salt");
        if (salt.length != Salt.LENGTH) {
            line.refuse("salt");
        }
        Optional<String> proof = line.has("proof") ? Optional.of(line.text("proof")) : Optional.empty();
        return line.ifWellFormed(() -> new ChangeLine(
                id,
                document,
                version,
                status,
                reason,
                code,
                successor,
                effective,
                recorded,
                payload,
                Salt.of(salt),
                proof));
    }

    /** Whether the payload, which the log commits to, says what the line says. */
    boolean saysWhatWasLogged() {
        return Arrays.equals(
                payload,
                StatusChangePayload.encode(document, version, status, recorded, effective, reason, code, successor));
    }

    LogEntry entry() {
        return LogEntry.statusChange(Commitment.of(salt, payload));
    }
}
