package org.govchain.service.issuance;

import org.govchain.status.Status;

/** What can happen to an issued document. */
enum StatusChange {
    /** For good; never reaches back. */
    REVOKE(Status.INVALID),
    /** For the time being. */
    SUSPEND(Status.SUSPENDED),
    /** Ends a suspension. */
    REINSTATE(Status.VALID),
    /** A new version took its place; nobody asks for this alone. */
    SUPERSEDE(Status.SUPERSEDED);

    private final Status result;

    StatusChange(Status result) {
        this.result = result;
    }

    Status result() {
        return result;
    }

    /** What is revoked or superseded stays so. */
    boolean isAllowedFrom(Status current) {
        return switch (this) {
            case REVOKE -> current == Status.VALID || current == Status.SUSPENDED;
            case SUSPEND, SUPERSEDE -> current == Status.VALID;
            case REINSTATE -> current == Status.SUSPENDED;
        };
    }
}
