package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A document after the other is issued and handed over, and its recipient looks at it as often as that is allowed, and once more. */
final class HandOverWork {

    private static final int VIEWS = 4;
    private static final long PAUSE_MILLIS = 500;

    private final Desk desk;

    HandOverWork(Desk desk) {
        this.desk = desk;
    }

    @Nullable
    Void untilStopped() throws IOException, InterruptedException {
        while (!desk.isStopped()) {
            String key = UUID.randomUUID().toString();
            byte[] request = Desk.bytes("{\"type\":\"liquor-licence\",\"claims\":" + SampleDocuments.claims(7) + "}");
            Optional<JsonNode> issued = desk.expect(
                    () -> desk.clerk()
                            .send(
                                    "POST",
                                    "/api/credentials",
                                    request,
                                    "Content-Type",
                                    "application/json",
                                    "Idempotency-Key",
                                    key),
                    201,
                    202,
                    409);
            if (issued.isPresent() && issued.get().has("documentId")) {
                grant(issued.get().get("id").asString());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return null;
    }

    private void grant(String credential) throws IOException, InterruptedException {
        byte[] request = Desk.bytes("{\"recipient\":{\"kind\":\"bearer\",\"name\":\"Notariat Muster\"},"
                + "\"purpose\":\"Kaufvertrag\",\"validUntil\":\""
                + Instant.now().plus(1, ChronoUnit.DAYS)
                + "\",\"views\":" + VIEWS + ",\"claims\":[\"fileNumber\"]}");
        // A lost answer has lost link and PIN: another grant is made, and nobody opens the first.
        Optional<JsonNode> grant = desk.expect(
                () -> desk.clerk()
                        .send(
                                "POST",
                                "/api/credentials/" + credential + "/grants",
                                request,
                                "Content-Type",
                                "application/json"),
                201);
        if (grant.isPresent()) {
            String id = grant.get().get("id").asString();
            desk.wrote(new OfficeWork.Deed.Granted(id, credential, VIEWS));
            open(id, grant.get().get("link").asString(), grant.get().get("pin").asString());
        }
    }

    private void open(String grant, String link, String pin) throws IOException, InterruptedException {
        byte[] request = Desk.bytes("{\"token\":\"" + token(link) + "\",\"pin\":\"" + pin + "\"}");
        for (int i = 0; i <= VIEWS && !desk.isStopped(); i++) {
            desk.wrote(new OfficeWork.Deed.Tried(grant));
            try {
                HttpResponse<byte[]> answer =
                        desk.clerk().send("POST", "/handover/open", request, "Content-Type", "application/json");
                if (answer.statusCode() == 200) {
                    desk.wrote(new OfficeWork.Deed.Viewed(grant));
                }
            } catch (IOException lost) {
                Thread.sleep(200);
            }
        }
    }

    /** docs/spec/hand-over.md: what the browser derives from the fragment of the link. */
    private static String token(String link) {
        byte[] secret = Base64.getUrlDecoder().decode(link.substring(link.indexOf('#') + 1));
        byte[] info = "govchain/hand-over/1/access".getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] token = KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, 32));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no HKDF", e);
        }
    }
}
