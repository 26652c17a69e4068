package org.govchain.service.signing;

import java.security.cert.X509Certificate;
import org.govchain.crypto.VerifyingKey;
import org.govchain.service.authority.AuthorityId;

/**
 * The public side of a key that this installation can sign with; a private key never crosses this boundary.
 *
 * @param authority whose key it is
 * @param purpose what it signs
 * @param publicKey P-256; its thumbprint is the key's name in the registry
 * @param certificate self-signed leaf for {@code x5c}; nobody trusts it, the registry names the key
 */
public record SigningKey(
        AuthorityId authority, KeyPurpose purpose, VerifyingKey publicKey, X509Certificate certificate) {}
