package org.govchain.service.drafts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.web.Role;

/** An office with a type whose documents a second person approves, and what its people do. */
public final class FourEyesOffice {

    public static final String TYPE = "approved-licence";

    private static final Path TYPES = directory();
    public static final Office OFFICE = open();

    private FourEyesOffice() {}

    private static Path directory() {
        try {
            return Files.createTempDirectory("govchain-types");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Office open() {
        writeType(1);
        try {
            return Office.ofTheProcess(
                    Files.createTempDirectory("govchain-four-eyes"),
                    Map.of(
                            "govchain.credential-types",
                            "classpath:credential-types/liquor-licence.json,file:" + TYPES + "/*.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The liquor licence once more, under another name and with another rule. */
    static void writeType(int version) {
        try (var in = FourEyesOffice.class.getResourceAsStream("/credential-types/liquor-licence.json")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"liquor-licence\"", "\"" + TYPE + "\"")
                    .replaceFirst(
                            "\"profile\": \"[0-9a-f-]{36}\"", "\"profile\": \"0ff1ce00-4e4e-4e4e-8e4e-4e4e4e4e4e4e\"")
                    .replace("\"approval\": \"none\"", "\"approval\": \"four-eyes\"")
                    .replaceFirst("\"version\": [0-9]+", "\"version\": " + version);
            Files.writeString(TYPES.resolve(TYPE + ".json"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token of a clerk. */
    public static String clerk(String subject) {
        return OFFICE.identities().tokenOf(subject, Office.MUSTERSTADT, Role.CLERK);
    }

    static String signatory(String subject) {
        return OFFICE.identities().tokenOf(subject, Office.MUSTERSTADT, Role.SIGNATORY);
    }

    /** The body of a request for such a licence. */
    public static String request() {
        return Office.licence().replace("\"liquor-licence\"", "\"" + TYPE + "\"");
    }

    /** Another file number, so that the two can be told apart. */
    static String request(String fileNumber) {
        return request().replaceFirst("\"fileNumber\":\"[^\"]*\"", "\"fileNumber\":\"" + fileNumber + "\"");
    }

    /** Begins a draft. @return its id */
    static String draft(String token) {
        Reply reply = OFFICE.post("/api/drafts", token, request());
        if (reply.status() != 201) {
            throw new AssertionError(reply.text());
        }
        return reply.json().get("id").asString();
    }

    static Reply read(String token, String draft) {
        return OFFICE.get("/api/drafts/" + draft, token);
    }

    static String etag(String draft) {
        return read(clerk("reader"), draft).headers().firstValue("ETag").orElseThrow();
    }

    static Reply edit(String token, String draft, String etag, String body) {
        return OFFICE.send(
                "PUT",
                "/api/drafts/" + draft,
                BodyPublishers.ofString(body),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "If-Match",
                etag);
    }

    static Reply step(String token, String draft, String step) {
        return OFFICE.send(
                "POST",
                "/api/drafts/" + draft + "/" + step,
                BodyPublishers.ofString("{}"),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "If-Match",
                etag(draft));
    }

    /** Submits a draft. @return the digest that is to be approved */
    static String submit(String token, String draft) {
        Reply reply = step(token, draft, "submit");
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
        return reply.json().at("/submission/digest").asString();
    }

    static Reply approve(String token, String draft, String digest) {
        return approve(token, draft, digest, UUID.randomUUID().toString());
    }

    static Reply approve(String token, String draft, String digest, String key) {
        return OFFICE.send(
                "POST",
                "/api/drafts/" + draft + "/approve",
                BodyPublishers.ofString("{\"digest\":\"" + digest + "\"}"),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    /** How far a draft got. */
    public static String state(String draft) {
        return read(clerk("reader"), draft).json().get("state").asString();
    }
}
