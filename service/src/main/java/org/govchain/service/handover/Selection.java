package org.govchain.service.handover;

import java.util.List;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;

/**
 * What is handed over of a document. Holds claims: never printed.
 *
 * @param issuerJws SHA-256 of the issuer-signed JWT of the copy
 * @param presentation SD-JWT text that discloses the chosen claims
 * @param claims their names
 */
record Selection(
        UUID document,
        int version,
        Sha256Digest issuerJws,
        String presentation,
        List<String> claims,
        List<HandedFile> files) {

    @Override
    public String toString() {
        return "Selection[" + document + "]";
    }
}
