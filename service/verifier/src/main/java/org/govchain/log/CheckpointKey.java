package org.govchain.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;

/**
 * The Ed25519 key that signs a log's checkpoints, under the log's origin as key name (C2SP signed-note).
 *
 * @param origin name of the log and of the key
 * @param key an Ed25519 key
 */
public record CheckpointKey(LogOrigin origin, VerifyingKey key) {

    /** Signature type byte of Ed25519 in C2SP signed-note. */
    private static final byte ED25519 = 0x01;

    private static final int ED25519_LENGTH = 32;
    private static final int ID_HEX_LENGTH = 8;

    /** Throws {@link IllegalArgumentException} for a key that is not Ed25519. */
    public CheckpointKey {
        if (key.algorithm() != KeyAlgorithm.ED25519) {
            throw new IllegalArgumentException("checkpoints are signed with Ed25519, not " + key.algorithm());
        }
    }

    /** Reads the verifier key {@code name+hash+base64(0x01 ‖ key)}; the hash must be the one that name and key determine. */
    public static Parsed<CheckpointKey> parse(String verifierKey) {
        String[] parts = verifierKey.split("\\+", 3);
        if (parts.length != 3) {
            return new Parsed.Malformed<>("verifier key is not name+hash+key");
        }
        return LogOrigin.parse(parts[0])
                .then(origin -> Text.base64(parts[2])
                        .then(CheckpointKey::ed25519)
                        .then(key -> withId(new CheckpointKey(origin, key), parts[1])));
    }

    /** The C2SP verifier key: {@code name+hash+base64(0x01 ‖ key)}. */
    public String verifierKey() {
        return origin.value() + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(typedKey());
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), big-endian; a hint, not an identity. */
    int id() {
        byte[] name = (origin.value() + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256Digest.hash(name, typedKey()).bytes()).getInt();
    }

    private String idHex() {
        return HexFormat.of().toHexDigits(id());
    }

    private byte[] typedKey() {
        return ByteBuffer.allocate(1 + ED25519_LENGTH)
                .put(ED25519)
                .put(key.keyBytes())
                .array();
    }

    private static Parsed<VerifyingKey> ed25519(byte[] typedKey) {
        if (typedKey.length != 1 + ED25519_LENGTH || typedKey[0] != ED25519) {
            return new Parsed.Malformed<>("verifier key is not Ed25519");
        }
        byte[] key = new byte[ED25519_LENGTH];
        System.arraycopy(typedKey, 1, key, 0, ED25519_LENGTH);
        return PublicKeys.fromEd25519(key)
                .<Parsed<VerifyingKey>>map(Parsed.Ok::new)
                .orElseGet(() -> new Parsed.Malformed<>("verifier key is not a valid point"));
    }

    private static Parsed<CheckpointKey> withId(CheckpointKey key, String idHex) {
        return idHex.length() == ID_HEX_LENGTH && idHex.equals(key.idHex())
                ? new Parsed.Ok<>(key)
                : new Parsed.Malformed<>("verifier key's hash does not fit its name and key");
    }
}
