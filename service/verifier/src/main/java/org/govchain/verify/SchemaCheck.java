package org.govchain.verify;

import java.util.Optional;
import org.govchain.credential.CredentialPayload;
import org.govchain.merkle.Sha256Digest;

/** SCHEMA: the parts could be read (the reader says when not) and name the same type of document. */
final class SchemaCheck {

    private SchemaCheck() {}

    static Outcome judge(Dossier dossier) {
        Optional<Sha256Digest> credential =
                dossier.credential().map(it -> it.value().facts().type().hash());
        Optional<Sha256Digest> payload =
                dossier.payload().map(CredentialPayload::type).map(type -> type.hash());
        boolean agree = agree(credential, dossier.sealType())
                && agree(credential, payload)
                && agree(dossier.sealType(), payload);
        return agree ? Outcome.passed() : Outcome.failed(ReasonCode.TYPE_MISMATCH);
    }

    private static boolean agree(Optional<Sha256Digest> one, Optional<Sha256Digest> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
