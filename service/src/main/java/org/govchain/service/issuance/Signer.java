package org.govchain.service.issuance;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.CredentialPayload;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.signing.ToSign;
import org.springframework.stereotype.Component;

/** Steps 3 and 4: the two signatures of each copy, and a look at them with the eyes of a verifier. */
@Component
class Signer {

    private final Signing signing;
    private final SelfCheck selfCheck;
    private final SecureRandom random;

    Signer(Signing signing, SelfCheck selfCheck, SecureRandom random) {
        this.signing = signing;
        this.selfCheck = selfCheck;
        this.random = random;
    }

    List<Signed> signAndCheck(AuthorityId authority, List<Cleared> cleared) {
        List<Intended> copies = cleared.stream().map(Cleared::intended).toList();
        // Step 3: sign; the audit events before and after are written by the signing module.
        SigningKey credentialKey = signing.key(authority, KeyPurpose.CREDENTIAL);
        SigningKey sealKey = signing.key(authority, KeyPurpose.SEAL);
        List<ToSign> toSign = new ArrayList<>(2 * copies.size());
        for (Intended copy : copies) {
            toSign.add(new ToSign(credentialKey, copy.credential().signingInput()));
            toSign.add(new ToSign(sealKey, copy.seal().signedBytes()));
        }
        List<byte[]> signatures = signing.sign(authority, toSign);

        // Step 4: self-check.
        SelfCheck.Session check = selfCheck.begin();
        List<Signed> signed = new ArrayList<>(copies.size());
        for (int i = 0; i < copies.size(); i++) {
            Intended copy = copies.get(i);
            String credential = copy.credential().sign(signatures.get(2 * i));
            byte[] seal = copy.seal().sign(signatures.get(2 * i + 1));
            byte[] payload = payload(copy, credential, seal);
            Salt salt = Salt.random(random);
            signed.add(new Signed(copy, check.check(copy, credential, seal, payload, salt), seal, payload, salt));
        }
        return signed;
    }

    private static byte[] payload(Intended copy, String credential, byte[] seal) {
        String issuerJws = credential.substring(0, credential.indexOf('~'));
        return new CredentialPayload(
                        copy.id(),
                        copy.documentId(),
                        copy.version(),
                        copy.checked().typeId(),
                        Sha256Digest.hash(issuerJws.getBytes(StandardCharsets.US_ASCII)),
                        Optional.of(Sha256Digest.hash(seal)),
                        copy.checked().request().attachments().stream()
                                .map(IssueRequest.Attachment::sha256)
                                .toList())
                .encode();
    }
}
