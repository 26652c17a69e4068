package org.govchain.service.issuance;

import java.util.UUID;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
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

    /** The credential, read. */
    public SignedCredential signedCredential() {
        return switch (SignedCredential.parse(credential)) {
            case SignedCredential.Accepted(SignedCredential read) -> read;
            case SignedCredential.Refused refused ->
                throw new IllegalStateException("a stored credential is none: " + refused.reason());
        };
    }

    public byte[] seal() {
        return seal;
    }

    public byte[] payload() {
        return payload;
    }

    /** The payload, read. */
    public CredentialPayload credentialPayload() {
        return switch (CredentialPayload.parse(payload)) {
            case CredentialPayload.Accepted(CredentialPayload read) -> read;
            case CredentialPayload.Refused refused ->
                throw new IllegalStateException("a stored payload is none: " + refused.reason());
        };
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
