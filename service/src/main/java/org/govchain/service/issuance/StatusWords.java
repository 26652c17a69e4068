package org.govchain.service.issuance;

import org.govchain.status.Status;

/** The words of the interface for the status of a document. */
final class StatusWords {

    private StatusWords() {}

    static String of(Status status) {
        return switch (status) {
            case VALID -> "valid";
            case INVALID -> "revoked";
            case SUSPENDED -> "suspended";
            case SUPERSEDED -> "superseded";
        };
    }
}
