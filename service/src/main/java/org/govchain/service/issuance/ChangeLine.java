package org.govchain.service.issuance;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Salt;
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
        Instant effective,
        Instant recorded,
        byte[] payload,
        Salt salt,
        Optional<String> proof) {

    static ChangeLine read(ObjectNode json) throws LineMembers.Malformed {
        LineMembers line = new LineMembers(json);
        byte[] salt = line.bytes("salt");
        if (salt.length != Salt.LENGTH) {
            throw new LineMembers.Malformed("salt");
        }
        return new ChangeLine(
                line.uuid("id"),
                line.uuid("document"),
                line.version("version"),
                line.status("status"),
                line.text("reason"),
                line.instant("effective"),
                line.instant("recorded"),
                line.bytes("payload"),
                Salt.of(salt),
                line.has("proof") ? Optional.of(line.text("proof")) : Optional.empty());
    }

    /** Whether the payload, which the log commits to, says what the line says. */
    boolean saysWhatWasLogged() {
        return Arrays.equals(
                payload, StatusChangePayload.encode(document, version, status, recorded, effective, reason));
    }

    LogEntry entry() {
        return LogEntry.statusChange(Commitment.of(salt, payload));
    }
}
