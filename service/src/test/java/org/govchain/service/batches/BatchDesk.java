package org.govchain.service.batches;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clerk who uploads batches. */
final class BatchDesk {

    static final String CSV = "text/csv;charset=UTF-8";
    static final String NDJSON = "application/x-ndjson";

    private final Office office;

    BatchDesk(Office office) {
        this.office = office;
    }

    Office.Reply upload(byte[] file) {
        return upload(file, CSV, "type=liquor-licence");
    }

    Office.Reply upload(byte[] file, String mediaType, String query) {
        return office.send(
                "POST",
                "/api/batches?" + query,
                BodyPublishers.ofByteArray(file),
                "Authorization",
                "Bearer " + clerk(),
                "Content-Type",
                mediaType);
    }

    /** The lines of a dry run. */
    List<JsonNode> dryRun(byte[] file) {
        return lines(upload(file, CSV, "type=liquor-licence&dry-run=true"));
    }

    /** Uploads a file that is sound enough. @return the id of the batch */
    String taken(byte[] file) {
        Office.Reply reply = upload(file);
        if (reply.status() != 201) {
            throw new AssertionError(reply.text());
        }
        return reply.json().get("id").asString();
    }

    Office.Reply state(String id, String state) {
        return office.post("/api/batches/" + id + "/state", clerk(), "{\"state\":\"" + state + "\"}");
    }

    JsonNode batch(String id) {
        return office.get("/api/batches/" + id, clerk()).json();
    }

    void awaitState(String id, String state) {
        Office.await(state, () -> batch(id).get("state").asString().equals(state));
    }

    /** Starts it and waits for its end. @return the lines of the result */
    List<JsonNode> run(String id) {
        state(id, "running");
        awaitState(id, "finished");
        return result(id);
    }

    List<JsonNode> result(String id) {
        return lines(office.get("/api/batches/" + id + "/result", clerk()));
    }

    String resultCsv(String id) {
        return office.send(
                        "GET",
                        "/api/batches/" + id + "/result",
                        BodyPublishers.noBody(),
                        "Authorization",
                        "Bearer " + clerk(),
                        "Accept",
                        "text/csv")
                .text();
    }

    String clerk() {
        return office.token(Office.MUSTERSTADT, Role.CLERK);
    }

    static List<JsonNode> lines(Office.Reply reply) {
        return reply.text()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
