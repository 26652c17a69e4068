package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One clerk writes permits, another person approves them. */
final class ApprovalWork {

    private static final long PAUSE_MILLIS = 500;
    private static final String DRAFTS = "/api/drafts";
    private final Desk desk;
    /** Valid from today on: the bundle of a permit of the future is rightly not valid when it is checked. */
    private final LocalDate until = LocalDate.now(ZoneId.of("Europe/Berlin")).plusYears(1);

    ApprovalWork(Desk desk) {
        this.desk = desk;
    }

    @Nullable
    Void untilStopped() throws IOException, InterruptedException {
        while (!desk.isStopped()) {
            String number = "d" + UUID.randomUUID().toString().substring(0, 12).replace("-", "");
            byte[] request = Desk.bytes(request(number));
            Optional<JsonNode> draft = desk.expect(
                    () -> desk.clerk()
                            .send(
                                    "POST",
                                    DRAFTS,
                                    request,
                                    "Content-Type",
                                    "application/json",
                                    "Idempotency-Key",
                                    number),
                    200,
                    201);
            if (draft.isPresent()) {
                bring(draft.get().get("id").asString(), number);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return null;
    }

    /** Submits and approves until it is issued: after a crash in between the draft is a draft again. */
    private void bring(String draft, String number) throws IOException, InterruptedException {
        String path = DRAFTS + "/" + draft;
        while (true) {
            Optional<HttpResponse<byte[]>> read =
                    desk.answered(() -> desk.clerk().get(path));
            if (read.isEmpty()) {
                return;
            }
            JsonNode now = Desk.json(read.get());
            switch (now.path("state").asString("")) {
                case "draft" ->
                    submit(path, read.get().headers().firstValue("ETag").orElseThrow());
                case "submitted" -> approve(path, now.at("/submission/digest").asString());
                case "signing" -> Thread.sleep(200);
                case "issued" -> {
                    String link = now.at("/links/credential").asString();
                    desk.wrote(new OfficeWork.Deed.Approved(draft, link.substring(link.lastIndexOf('/') + 1), number));
                    return;
                }
                default -> throw new IllegalStateException("a draft is " + now);
            }
        }
    }

    private void submit(String path, String etag) throws IOException, InterruptedException {
        // 409 and 412: the first try was answered into the void.
        desk.expect(() -> desk.clerk().send("POST", path + "/submit", new byte[0], "If-Match", etag), 200, 409, 412);
    }

    private void approve(String path, String digest) throws IOException, InterruptedException {
        byte[] body = Desk.bytes("{\"digest\":\"" + digest + "\"}");
        desk.expect(
                () -> desk.signatory()
                        .send(
                                "POST",
                                path + "/approve",
                                body,
                                "Content-Type",
                                "application/json",
                                "Idempotency-Key",
                                digest),
                201,
                409);
    }

    private String request(String fileNumber) {
        return """
                {"type":"special-use-permit","validUntil":"%s","claims":{"fileNumber":"%s",\
                "authority":{"name":"Stadt Musterstadt","office":"Tiefbauamt",\
                "address":{"street":"Rathausplatz 1","postalCode":"00000","city":"Musterstadt"}},\
                "holder":{"kind":"legal","name":"Gerüstbau Beispiel GmbH","representatives":["Max Mustermann"],\
                "address":{"street":"Werkstraße 8","postalCode":"00000","city":"Musterstadt"}},\
                "place":{"street":"Marktgasse","section":"vor Haus Nr. 3","city":"Musterstadt","areaSquareMetres":18.5},\
                "use":{"kind":"Baugerüst","description":"Fassadengerüst"},"fee":{"euro":148.5,"basis":"Tarifstelle 4.1"}}}""".formatted(until, fileNumber);
    }
}
