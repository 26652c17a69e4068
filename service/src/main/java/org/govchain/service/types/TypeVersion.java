package org.govchain.service.types;

import java.time.Instant;
import java.util.Optional;
import org.govchain.service.authority.AuthorityId;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;

/**
 * A version of a type that is or was in force.
 *
 * @param owner whose type it is; absent when all authorities of the installation share it
 * @param edited whether a person wrote it here; otherwise it came as a file
 */
record TypeVersion(TypeFile file, Optional<AuthorityId> owner, boolean edited, Instant since) {

    CredentialType type() {
        return file.type();
    }

    int number() {
        return file.type().version();
    }

    boolean isOpenTo(AuthorityId authority) {
        return owner.isEmpty() || owner.get().equals(authority);
    }
}
