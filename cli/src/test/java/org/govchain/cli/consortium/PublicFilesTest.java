package org.govchain.cli.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicFilesTest {

    @Test
    void aPublicKeyIsTheSameInEveryForm() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
        Sha256Digest expected = Sha256Digest.hash(spki);

        assertThat(PublicFiles.thumbprint(spki)).isEqualTo(new Parsed.Ok<>(expected));
        assertThat(PublicFiles.thumbprint(pem("PUBLIC KEY", spki))).isEqualTo(new Parsed.Ok<>(expected));
    }

    @Test
    void ofACertificateItIsTheKeyThatCounts(@TempDir Path directory) throws Exception {
        String store = directory.resolve("store.p12").toString();
        Path pem = directory.resolve("a.pem");
        Path der = directory.resolve("a.der");
        keytool(store, "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=Musterstadt");
        keytool(store, "-exportcert -rfc -file " + pem);
        keytool(store, "-exportcert -file " + der);
        Parsed<Sha256Digest> expected = new Parsed.Ok<>(Sha256Digest.hash(spkiIn(der)));

        assertThat(PublicFiles.thumbprint(Files.readAllBytes(pem))).isEqualTo(expected);
        assertThat(PublicFiles.thumbprint(Files.readAllBytes(der))).isEqualTo(expected);
    }

    @Test
    void aPrivateKeyIsNotTaken() {
        assertThat(PublicFiles.thumbprint(pem("PRIVATE KEY", new byte[64])))
                .isEqualTo(new Parsed.Malformed<>("it holds a private key: give the certificate or the public key"));
    }

    @Test
    void whatNothingIsSignedWithIsNotTaken() throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);

        for (byte[] content : List.of(
                rsa.generateKeyPair().getPublic().getEncoded(),
                new byte[0],
                new byte[] {0x30, (byte) 0x80, 1, 2},
                "no key".getBytes(StandardCharsets.UTF_8),
                "-----BEGIN PUBLIC KEY-----\n????\n-----END PUBLIC KEY-----".getBytes(StandardCharsets.UTF_8))) {
            assertThat(PublicFiles.thumbprint(content)).isInstanceOf(Parsed.Malformed.class);
        }
    }

    private static byte[] spkiIn(Path der) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(der)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey()
                    .getEncoded();
        }
    }

    private static void keytool(String store, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("-alias", "a", "-storepass", "changeit", "-keystore", store));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static byte[] pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder().encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
