package org.govchain.service.devices;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;

/** A key as a device has it. */
record TestKey(VerifyingKey key, RawSigner signer) {

    static TestKey ed25519() {
        return of(KeyAlgorithm.ED25519);
    }

    static TestKey p256() {
        return of(KeyAlgorithm.P256);
    }

    private static TestKey of(KeyAlgorithm algorithm) {
        KeyPair pair = KeyPairs.generate(algorithm, new SecureRandom());
        return new TestKey(
                PublicKeys.fromJdk(pair.getPublic()).orElseThrow(), RawSigner.of(pair.getPrivate(), algorithm));
    }

    String jwk() {
        JsonText json = new JsonText(256);
        Jwk.write(json, key);
        return json.toString();
    }

    String kid() {
        return key.thumbprint().toHex();
    }

    String algorithm() {
        return key.algorithm() == KeyAlgorithm.ED25519 ? "EdDSA" : "ES256";
    }

    String proof(String enrolment, Instant at) {
        return proof(algorithm(), "{\"enrolment\":\"" + enrolment + "\",\"iat\":" + at.getEpochSecond() + "}");
    }

    String proof(String algorithm, String payload) {
        String input = base64("{\"alg\":\"" + algorithm + "\"}") + "." + base64(payload);
        return input + "." + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
