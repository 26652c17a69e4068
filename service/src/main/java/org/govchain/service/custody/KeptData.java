package org.govchain.service.custody;

import java.util.UUID;

/**
 * What a module keeps of documents apart from what their keys encrypt. Called inside the transaction that erases a document:
 * afterwards no row of the module says anything of its content or of who was shown it.
 */
public interface KeptData {

    /** Forgets a document, all its versions and copies. Called for documents the module never heard of, too. */
    void erase(UUID document);
}
