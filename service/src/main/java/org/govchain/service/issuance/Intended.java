package org.govchain.service.issuance;

import java.util.Map;
import org.govchain.credential.CredentialId;
import org.govchain.credential.DocumentId;
import org.govchain.credential.UnsignedCredential;
import org.govchain.seal.UnsignedSeal;
import org.govchain.service.status.StatusIndex;

/** A copy with its ids, its status entry and its exact unsigned bytes; only what step 2 stored gets signed. */
record Intended(
        Checked checked,
        CredentialId id,
        DocumentId documentId,
        StatusIndex status,
        UnsignedCredential credential,
        UnsignedSeal seal) {

    /** Which version of the document it is a copy of. */
    int version() {
        return checked.request().version();
    }

    /** Never the bytes: they hold claims. */
    @Override
    public String toString() {
        return "Intended" + Map.of("id", id, "type", checked.type().name());
    }
}
