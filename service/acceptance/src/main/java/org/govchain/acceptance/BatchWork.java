package org.govchain.acceptance;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One batch after the other: upload, start, wait for its end. */
final class BatchWork {

    /** Three slices, so that a crash falls into the middle of most batches. */
    private static final int ROWS = 1_200;

    private static final long PAUSE_MILLIS = 4_000;

    private static final String[] NDJSON = {"Content-Type", "application/x-ndjson"};
    private static final String[] JSON = {"Content-Type", "application/json"};

    private final Desk desk;

    BatchWork(Desk desk) {
        this.desk = desk;
    }

    @Nullable
    Void untilStopped() throws IOException, InterruptedException {
        while (!desk.isStopped()) {
            String mark = "b" + UUID.randomUUID().toString().substring(0, 8);
            byte[] file = file(mark);
            // The same bytes again are the same batch: a lost answer costs nothing.
            Optional<JsonNode> batch = desk.expect(
                    () -> desk.clerk().send("POST", "/api/batches?type=liquor-licence", file, NDJSON), 200, 201);
            if (batch.isPresent()) {
                String id = batch.get().get("id").asString();
                desk.wrote(new OfficeWork.Deed.Batch(id, ROWS, mark));
                run(id);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return null;
    }

    private void run(String id) throws IOException, InterruptedException {
        String path = "/api/batches/" + id;
        // 409: a lost answer, and it is finished already.
        desk.expect(
                () -> desk.clerk().send("POST", path + "/state", Desk.bytes("{\"state\":\"running\"}"), JSON),
                200,
                409);
        while (!desk.isStopped()) {
            Optional<JsonNode> batch = desk.expect(() -> desk.clerk().get(path), 200);
            if (batch.isPresent() && batch.get().get("state").asString().equals("finished")) {
                return;
            }
            Thread.sleep(200);
        }
    }

    private static byte[] file(String mark) {
        StringBuilder lines = new StringBuilder(ROWS * 800);
        for (int row = 1; row <= ROWS; row++) {
            String claims = SampleDocuments.claims(row)
                    .replace("\"fileNumber\":\"32-41/" + row + "\"", "\"fileNumber\":\"" + mark + "/" + row + "\"");
            lines.append("{\"key\":\"")
                    .append(mark)
                    .append('/')
                    .append(row)
                    .append("\",\"claims\":")
                    .append(claims)
                    .append("}\n");
        }
        return Desk.bytes(lines.toString());
    }
}
