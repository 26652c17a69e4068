package org.govchain.service.handover;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.govchain.service.office.Office;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the recipient's browser does, written anew from docs/spec/hand-over.md: it shares no code with the service. */
public final class Recipient {

    private static final int CHUNK = 64 * 1024 + 16;

    private final Office office;
    private final byte[] secret;

    Recipient(Office office, String link) {
        this.office = office;
        this.secret = secretOf(link);
    }

    /** What a page sends in the place of a link's secret. */
    public static String tokenOf(String link) {
        return accessToken(secretOf(link));
    }

    String accessToken() {
        return accessToken(secret);
    }

    private static byte[] secretOf(String link) {
        return Base64.getUrlDecoder().decode(link.substring(link.indexOf('#') + 1));
    }

    private static String accessToken(byte[] secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hkdf(secret, "access"));
    }

    Office.Reply open(String pin) {
        return post(office, "/handover/open", "{\"token\":\"" + accessToken() + "\",\"pin\":\"" + pin + "\"}");
    }

    Office.Reply open(String pin, String mail) {
        return post(
                office,
                "/handover/open",
                "{\"token\":\"" + accessToken() + "\",\"pin\":\"" + pin + "\",\"mail\":\"" + mail + "\"}");
    }

    byte[] contentKey(JsonNode view) {
        return unseal(
                hkdf(secret, "wrap"),
                Base64.getUrlDecoder().decode(view.get("key").asString()),
                view.at("/grant/id").asString());
    }

    /** The SD-JWT text that a view hands over. */
    String presentation(JsonNode view) {
        return presentation(contentKey(view), view);
    }

    static String presentation(byte[] contentKey, JsonNode view) {
        byte[] encrypted =
                Base64.getUrlDecoder().decode(view.get("presentation").asString());
        return new String(decrypt(hkdf(contentKey, "presentation"), encrypted), StandardCharsets.US_ASCII);
    }

    byte[] file(JsonNode view, String sha256) {
        Office.Reply reply = fetch(view, sha256);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
        return decrypt(hkdf(contentKey(view), "file/" + sha256), reply.bytes());
    }

    Office.Reply fetch(JsonNode view, String sha256) {
        return post(
                office,
                "/handover/file",
                "{\"view\":\"" + view.get("view").asString() + "\",\"sha256\":\"" + sha256 + "\"}");
    }

    Office.Reply receipt(JsonNode view) {
        return post(
                office, "/handover/receipt", "{\"view\":\"" + view.get("view").asString() + "\"}");
    }

    static Office.Reply post(Office office, String path, String json) {
        return office.send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    static JsonNode json(byte[] bytes) {
        return JsonMapper.shared().readTree(bytes);
    }

    static byte[] hkdf(byte[] ikm, String purpose) {
        byte[] prk = hmac(new byte[32], ikm);
        byte[] info = ("govchain/hand-over/1/" + purpose).getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(prk, block);
    }

    static byte[] unseal(byte[] key, byte[] sealed, String context) {
        return gcm(
                key,
                Arrays.copyOf(sealed, 12),
                context.getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(sealed, 12, sealed.length));
    }

    static byte[] decrypt(byte[] key, byte[] file) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int number = 0;
        for (int from = 7; from < file.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, file.length);
            plain.writeBytes(chunk(
                    key, Arrays.copyOf(file, 7), number++, to == file.length, Arrays.copyOfRange(file, from, to)));
        }
        return plain.toByteArray();
    }

    /** One chunk of a file. */
    static byte[] chunk(byte[] key, byte[] prefix, int number, boolean last, byte[] encrypted) {
        byte[] nonce = ByteBuffer.allocate(12)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        return gcm(key, nonce, new byte[0], encrypted);
    }

    private static byte[] gcm(byte[] key, byte[] nonce, byte[] context, byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this key does not open it", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
