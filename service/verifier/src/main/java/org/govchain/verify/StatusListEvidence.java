package org.govchain.verify;

/** What came of fetching the status list that a document names. */
public sealed interface StatusListEvidence {

    /** Nobody tried; a list in the bundle may still count. */
    record NotAsked() implements StatusListEvidence {}

    /** It was tried in vain: unreachable, 404, too long. A list in the bundle may still count. */
    record NotAvailable(String detail) implements StatusListEvidence {}

    /** A status list token (JWT), not yet believed. */
    record Token(String text) implements StatusListEvidence {}
}
