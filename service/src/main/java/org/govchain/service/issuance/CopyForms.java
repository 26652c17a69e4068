package org.govchain.service.issuance;

import java.util.UUID;
import org.govchain.log.Salt;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;

/** The forms of one copy as they were issued, exact bytes. Holds claims: never printed. */
public final class CopyForms {

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

    public UUID id() {
        return id;
    }

    public AuthorityId authority() {
        return authority;
    }

    public String credential() {
        return credential;
    }

    public byte[] seal() {
        return seal;
    }

    public byte[] payload() {
        return payload;
    }

    public Salt salt() {
        return salt;
    }

    public EntryRef entry() {
        return entry;
    }

    public String statusListUri() {
        return statusListUri;
    }
}
