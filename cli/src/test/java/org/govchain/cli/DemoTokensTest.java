package org.govchain.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTokensTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void signsWhatAServiceChecks() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Path file = directory.resolve(".govchain/demo/token-private.pem");
        Files.createDirectories(file.getParent());
        String body = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");

        Sandbox.Run run = new Sandbox(directory).run("token", "--role", "auditor", "--role", "clerk", "--hours", "1");

        String[] parts = run.out().strip().split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), US_ASCII))
                .isEqualTo(
                        "{\"iss\":\"urn:govchain:demo\",\"sub\":\"demo\",\"authority\":\"demo\",\"iat\":1785578400,\"exp\":1785582000,"
                                + "\"roles\":[\"auditor\",\"clerk\"]}");
    }
}
