package org.govchain.cli.consortium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.Certificate;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/** What stands on the chain for a file: SHA-256 of its bytes, or of the public key in it. */
public final class PublicFiles {

    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private PublicFiles() {}

    /** SHA-256 of the bytes, for files that count as they are, such as seal profiles. */
    public static Sha256Digest digest(byte[] content) {
        return Sha256Digest.hash(content);
    }

    /** SHA-256 of the DER SubjectPublicKeyInfo in a certificate or public key, PEM or DER; the first when there are several. */
    public static Parsed<Sha256Digest> thumbprint(byte[] content) {
        Matcher pem = PEM.matcher(new String(content, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            return key(content);
        }
        if (pem.group(1).contains("PRIVATE")) {
            return new Parsed.Malformed<>("it holds a private key: give the certificate or the public key");
        }
        try {
            return key(Base64.getMimeDecoder().decode(pem.group(2)));
        } catch (IllegalArgumentException notBase64) {
            return new Parsed.Malformed<>("it is no certificate and no public key");
        }
    }

    private static Parsed<Sha256Digest> key(byte[] der) {
        Optional<VerifyingKey> key = PublicKeys.fromSpki(der).or(() -> ofCertificate(der));
        return key.<Parsed<Sha256Digest>>map(known -> new Parsed.Ok<>(known.thumbprint()))
                .orElseGet(
                        () -> new Parsed.Malformed<>(
                                "it is no certificate and no public key of a kind that credentials, seals or lists are signed with"));
    }

    private static Optional<VerifyingKey> ofCertificate(byte[] der) {
        try {
            return PublicKeys.fromSpki(
                    Certificate.getInstance(der).getSubjectPublicKeyInfo().getEncoded("DER"));
        } catch (IOException | IllegalArgumentException notACertificate) {
            return Optional.empty();
        }
    }
}
