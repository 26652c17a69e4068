package org.govchain.cli.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import org.govchain.cli.terminal.Fault;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.Base64Url;
import org.govchain.jose.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SenderKeyTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "P256"})
    void signsWhatItsPublicHalfVerifies(KeyAlgorithm algorithm) throws Exception {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        SenderKey key = SenderKey.read(file(pair.getPrivate().getEncoded()));
        byte[] body = "{}\n".getBytes(StandardCharsets.UTF_8);

        String[] parts = key.sign(body).split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(parts[1]).isEmpty();
        VerifyingKey half = PublicKeys.fromJdk(pair.getPublic()).orElseThrow();
        byte[] signed = (parts[0] + ".{}\n").getBytes(StandardCharsets.UTF_8);
        assertThat(half.verify(signed, Base64Url.decode(parts[2]).orElseThrow()))
                .isTrue();
        ObjectNode header =
                StrictJson.parseObject(Base64Url.decode(parts[0]).orElseThrow()).orElseThrow();
        assertThat(header.path("kid").asString()).isEqualTo(half.thumbprint().toHex());
        assertThat(algorithm.isNamed(header.path("alg").asString())).isTrue();
        assertThat(header.path("b64").asBoolean(true)).isFalse();
        assertThat(StrictJson.parseObject(key.jwk()).orElseThrow().propertyNames())
                .doesNotContain("d");
    }

    @Test
    void aNewKeyIsForItsOwnerAloneAndOverwritesNothing() throws Exception {
        Path file = directory.resolve("new.pem");
        String kid = SenderKey.readOrCreate(file, random).kid();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SenderKey.readOrCreate(file, random).kid()).isEqualTo(kid);
        assertThatThrownBy(() -> SenderKey.create(file, random)).isInstanceOf(Fault.class);
        assertThat(SenderKey.read(file).kid()).isEqualTo(kid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n?\n-----END PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n"
            })
    void whatIsNoKeyIsAFaultThatShowsNothingOfIt(String content) throws Exception {
        Path file = Files.writeString(directory.resolve("bad.pem"), content);

        assertThatThrownBy(() -> SenderKey.read(file))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("bad.pem")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void keysOfOtherCurvesAreRefused() throws Exception {
        byte[] brainpool = KeyPairs.generate(KeyAlgorithm.BRAINPOOL_P256R1, random)
                .getPrivate()
                .getEncoded();

        assertThatThrownBy(() -> SenderKey.read(file(brainpool))).isInstanceOf(Fault.class);
    }

    private Path file(byte[] pkcs8) throws Exception {
        return Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pkcs8)
                        + "\n-----END PRIVATE KEY-----\n");
    }
}
