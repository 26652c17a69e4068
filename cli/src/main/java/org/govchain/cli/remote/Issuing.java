package org.govchain.cli.remote;

import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.govchain.cli.terminal.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clerk's side of the API: issue, wait for the anchor, fetch the forms, revoke. */
public final class Issuing {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ACCEPTED = 202;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceClient client;
    private final RandomGenerator random;

    public Issuing(ServiceClient client, RandomGenerator random) {
        this.client = client;
        this.random = random;
    }

    /**
     * Issues and returns the service's answer (id, documentId, version, type, status, anchor, links). A request that has to wait for the registry
     * is waited for, at most two minutes.
     */
    public JsonNode issue(IssuingRequest request) throws ServiceUnreachable {
        String key = newKey();
        Answer answer = request.hasFiles()
                ? client.post("api/credentials", request.multipart(random), key)
                : client.post("api/credentials", request.json(), key);
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (answer.status() == ACCEPTED) {
            String id = answer.textAt("id");
            if (System.nanoTime() > giveUpAt) {
                throw new Fault(
                        "the request is kept but not signed: the service cannot ask the registry on the chain",
                        "its outcome will be at " + client.base() + "api/requests/" + id);
            }
            sleep();
            answer = client.get("api/requests/" + id);
        }
        return answer.orRefuse().json();
    }

    /** Waits until an anchored checkpoint covers the credential, at most two minutes. */
    public void awaitAnchored(String id) throws ServiceUnreachable {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!isAnchored(id)) {
            if (System.nanoTime() > giveUpAt) {
                throw new Fault(
                        id + " was issued but is not anchored after two minutes",
                        "is the chain running? see: govchain log status, govchain doctor");
            }
            sleep();
        }
    }

    private boolean isAnchored(String id) throws ServiceUnreachable {
        JsonNode credential = client.get("api/credentials/" + id).orRefuse().json();
        return credential.path("anchor").path("state").asString("").equals("anchored");
    }

    public byte[] fetch(String id, Form form) throws ServiceUnreachable {
        return client.get("api/credentials/" + id + form.path).orRefuse().body();
    }

    /** Changes the status: {@code revoke}, {@code suspend} or {@code reinstate}, with a reason for the file. */
    public JsonNode change(String id, String change, String reason) throws ServiceUnreachable {
        String body = JSON.createObjectNode().put("reason", reason).toString();
        return client.post("api/credentials/" + id + "/" + change, body, newKey())
                .orRefuse()
                .json();
    }

    private String newKey() {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while waiting", "what was issued stays issued; fetch it later", e);
        }
    }

    /** The forms of one credential that are files. */
    public enum Form {
        PDF("/pdf", ".pdf"),
        QR("/qr.png", "-qr.png"),
        BUNDLE("/bundle", ".bundle.json");

        private final String path;
        private final String suffix;

        Form(String path, String suffix) {
            this.path = path;
            this.suffix = suffix;
        }

        /** What is appended to the base name of the file. */
        public String suffix() {
            return suffix;
        }
    }
}
