package org.govchain.verify;

import org.govchain.credential.DocumentId;

/**
 * The document that took the place of a superseded one.
 *
 * @param document its id
 * @param version its version
 */
public record Successor(DocumentId document, long version) {}
