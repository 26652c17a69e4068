package org.govchain.service.issuance;

import java.util.UUID;
import org.govchain.log.Salt;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;

/** The forms of one copy as they were issued, exact bytes. Holds claims: never printed. */
final class CopyForms {

    private final UUID id;
    private final AuthorityId authority;
    private final String credential;
    private final byte[] seal;
    private final byte[] payload;
    private final Salt salt;
    private final EntryRef entry;
    private final String statusListUri;

    /** The arrays are taken over: nobody changes them afterwards. */
    CopyForms(
            UUID id,
            AuthorityId authority,
            String credential,
            byte[] seal,
            byte[] payload,
            Salt salt,
            EntryRef entry,
            String statusListUri) {
        this.id = id;
        this.authority = authority;
        this.credential = credential;
        this.seal = seal;
        this.payload = payload;
        this.salt = salt;
        this.entry = entry;
        this.statusListUri = statusListUri;
    }

    UUID id() {
        return id;
    }

    AuthorityId authority() {
        return authority;
    }

    String credential() {
        return credential;
    }

    byte[] seal() {
        return seal;
    }

    byte[] payload() {
        return payload;
    }

    Salt salt() {
        return salt;
    }

    EntryRef entry() {
        return entry;
    }

    String statusListUri() {
        return statusListUri;
    }
}
