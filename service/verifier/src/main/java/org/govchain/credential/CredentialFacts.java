package org.govchain.credential;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.govchain.status.StatusReference;

/**
 * What stands in clear in every credential.
 *
 * @param issuer the authority
 * @param type the credential type
 * @param id the copy
 * @param issuedAt when it was issued; whole seconds count
 * @param validity when it is meant to be in force
 * @param status where its status stands
 * @param encodedCertificate base64 of the DER certificate of the signing key, see {@link #encodeCertificate}
 * @param holderKey the wallet's key, when it is bound to one
 */
public record CredentialFacts(
        IssuerId issuer,
        CredentialTypeId type,
        CredentialId id,
        Instant issuedAt,
        ValidityPeriod validity,
        Optional<StatusReference> status,
        String encodedCertificate,
        Optional<HolderKey> holderKey) {

    /** The form of a DER certificate in {@code x5c} (RFC 7515 §4.1.6); computed once per key, not per credential. */
    public static String encodeCertificate(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }
}
