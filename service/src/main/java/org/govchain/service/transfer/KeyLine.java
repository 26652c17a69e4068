package org.govchain.service.transfer;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.govchain.log.Parsed;
import org.govchain.service.signing.KeyPurpose;
import tools.jackson.databind.node.ObjectNode;

/** A public key as an export has it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeyLine(String purpose, byte[] spki, byte[] certificate, Instant firstUsed) {

    /** Reads a line; the reason of a refusal names a member. */
    static Parsed<KeyLine> parse(ObjectNode json) {
        LineMembers line = new LineMembers(json);
        String purpose = line.text("purpose");
        byte[] spki = line.base64("key");
        byte[] certificate = line.base64("certificate");
        Instant firstUsed = line.instant("firstUsed");
        return line.ifWellFormed(() -> new KeyLine(purpose, spki, certificate, firstUsed));
    }

    /** What the key signs, empty when that is nothing we know. */
    Optional<KeyPurpose> known() {
        return Arrays.stream(KeyPurpose.values())
                .filter(it -> it.name().equals(purpose))
                .findFirst();
    }

    /** Whether the certificate is one of this key. */
    boolean isCertified() {
        try {
            return Arrays.equals(
                    spki,
                    new X509CertificateHolder(certificate)
                            .getSubjectPublicKeyInfo()
                            .getEncoded());
        } catch (IOException e) {
            return false;
        }
    }
}
