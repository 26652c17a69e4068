package org.govchain.service.issuance;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document at the moment it is issued.
 *
 * @param credential id of its first copy
 * @param version counts from 1
 * @param type the type's name
 * @param claims what it certifies; never logged
 */
public record IssuedDocument(UUID document, int version, UUID credential, String type, ObjectNode claims) {

    static IssuedDocument of(Signed copy) {
        Intended intended = copy.intended();
        return new IssuedDocument(
                intended.documentId().value(),
                intended.version(),
                intended.id().value(),
                intended.checked().type().name(),
                intended.checked().request().claims());
    }

    /** Never the claims. */
    @Override
    public String toString() {
        return "IssuedDocument[" + document + "]";
    }
}
