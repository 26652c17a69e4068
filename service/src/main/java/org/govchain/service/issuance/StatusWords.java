package org.govchain.service.issuance;

import java.util.Optional;
import org.govchain.status.Status;

/** The words of the interface for the status of a document. */
public final class StatusWords {

    private StatusWords() {}

    /** The status of that name. */
    public static Optional<Status> parse(String word) {
        return Status.ofWord(word);
    }

    /** The name of that status. */
    public static String of(Status status) {
        return status.word();
    }
}
