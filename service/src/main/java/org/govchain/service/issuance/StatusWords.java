package org.govchain.service.issuance;

import java.util.Arrays;
import java.util.Optional;
import org.govchain.status.Status;

/** The words of the interface for the status of a document. */
public final class StatusWords {

    private StatusWords() {}

    /** The status of that name. */
    public static Optional<Status> parse(String word) {
        return Arrays.stream(Status.values())
                .filter(status -> of(status).equals(word))
                .findFirst();
    }

    /** The name of that status. */
    public static String of(Status status) {
        return switch (status) {
            case VALID -> "valid";
            case INVALID -> "revoked";
            case SUSPENDED -> "suspended";
            case SUPERSEDED -> "superseded";
        };
    }
}
