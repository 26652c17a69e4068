package org.govchain.service.sensors;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.RawSigner;
import org.govchain.jose.Base64Url;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A device with an Ed25519 key of its own, as somebody registered it. */
public final class TestSender {

    public final UUID id = UUID.randomUUID();
    public final String name = "wetter-" + id;
    private final KeyPair keys = KeyPairs.generate(KeyAlgorithm.ED25519, new SecureRandom());
    private final RawSigner signer = RawSigner.of(keys.getPrivate(), KeyAlgorithm.ED25519);
    private final Map<String, String> headers = new ConcurrentHashMap<>();

    private TestSender() {}

    /** A key that nobody registered. */
    public static TestSender unregistered() {
        return new TestSender();
    }

    public static TestSender of(Office office, String authority, boolean open) {
        TestSender it = new TestSender();
        JdbcClient jdbc = office.bean(JdbcClient.class);
        it.insertDevice(jdbc, authority, open);
        it.insertKey(jdbc, authority, "device", it.id);
        return it;
    }

    /** So many devices; the key of the first is that of a gateway, which sends for all of them. */
    public static List<TestSender> fleet(Office office, String authority, int devices) {
        JdbcClient jdbc = office.bean(JdbcClient.class);
        List<TestSender> fleet = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            fleet.add(new TestSender());
            fleet.getLast().insertDevice(jdbc, authority, false);
        }
        UUID gateway = UUID.randomUUID();
        jdbc.sql("insert into gateway (id, authority, name, what, created_by, created_at)"
                        + " values (?, ?, ?, 'Gateway', 'test', now())")
                .params(gateway, authority, "gateway-" + gateway)
                .update();
        fleet.getFirst().insertKey(jdbc, authority, "gateway", gateway);
        return fleet;
    }

    private void insertDevice(JdbcClient jdbc, String authority, boolean open) {
        jdbc.sql(
                        "insert into device (id, authority, name, what, open, licence, interval_seconds, lateness_seconds, quantities,"
                                + " created_by, created_at) values (?, ?, ?, 'Wetterstation', ?, 'CC0-1.0', 60, 3600, ?::jsonb, 'test', now())")
                .params(
                        id,
                        authority,
                        name,
                        open,
                        "{\"temperature\":{\"unit\":\"Cel\",\"lowest\":-60,\"highest\":60},\"sky\":{\"unit\":\"1\"}}")
                .update();
    }

    private void insertKey(JdbcClient jdbc, String authority, String of, UUID sender) {
        byte[] spki = keys.getPublic().getEncoded();
        jdbc.sql("insert into sender_key (thumbprint, authority, " + of + ", spki, valid_from, added_by, added_at)"
                        + " values (?, ?, ?, ?, now() - interval '1 day', 'test', now())")
                .params(Sha256Digest.hash(spki).bytes(), authority, sender, spki)
                .update();
    }

    /** Thumbprint of its key. */
    String kid() {
        return Sha256Digest.hash(keys.getPublic().getEncoded()).toHex();
    }

    /** A detached JWS over the body as it is. */
    public String sign(byte[] body) {
        return signed(",\"b64\":false,\"crit\":[\"b64\"]", body);
    }

    /** A detached JWS over the body in base64url, as RFC 7515 has it. */
    public String signEncoded(byte[] body) {
        return signed("", Base64Url.encode(body).getBytes(StandardCharsets.US_ASCII));
    }

    /** A compact JWS over a text. */
    String compact(String text) {
        return compact("", text);
    }

    /** The same with further members of the header. */
    String compact(String members, String text) {
        String payload = Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
        return signed(members, payload.getBytes(StandardCharsets.US_ASCII)).replace("..", "." + payload + ".");
    }

    /** A JWS with these further members of the header over this content. */
    private String signed(String members, byte[] content) {
        String header = headers.computeIfAbsent(members, this::header);
        byte[] before = (header + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(before, before.length + content.length);
        System.arraycopy(content, 0, message, before.length, content.length);
        return header + ".." + Base64Url.encode(signer.sign(message));
    }

    private String header(String members) {
        return Base64Url.encode(
                ("{\"alg\":\"EdDSA\",\"kid\":\"" + kid() + "\"" + members + "}").getBytes(StandardCharsets.UTF_8));
    }
}
