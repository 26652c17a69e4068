package org.govchain.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.cli.terminal.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Batches of a service (docs/batches.md): rows of a file that become documents. */
public final class Batches {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration POLL = Duration.ofMillis(500);
    /** A service that is started anew is back by then. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The forms that rows and results have. */
    public enum Form {
        CSV("text/csv"),
        NDJSON("application/x-ndjson");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        /** By the name of a file; empty for other names than {@code .csv}, {@code .ndjson} and {@code .jsonl}. */
        public static Optional<Form> ofName(Path file) {
            String name = file.toString();
            if (name.endsWith(".csv")) {
                return Optional.of(CSV);
            }
            return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? Optional.of(NDJSON) : Optional.empty();
        }
    }

    private final ServiceClient client;

    public Batches(ServiceClient client) {
        this.client = client;
    }

    /** Sends the file: the batch, the one that these bytes are already, or what makes it unreadable. */
    public Answer upload(Path file, Form form, String type, Optional<String> keyColumn) throws ServiceUnreachable {
        String query = "?type=" + encoded(type)
                + keyColumn.map(key -> "&key=" + encoded(key)).orElse("");
        return client.upload("api/batches" + query, form.mediaType, file);
    }

    /** Judges every row, issues nothing: each fault, then the line with the summary. */
    public void check(String id, Consumer<JsonNode> line) throws ServiceUnreachable {
        client.lines(path(id) + "/check", text -> line.accept(JSON.readTree(text)));
    }

    /** Starts or resumes it. */
    public void run(String id) throws ServiceUnreachable {
        client.post(path(id) + "/state", "{\"state\":\"running\"}", id).orRefuse();
    }

    /**
     * Waits until it runs no more; a service that is away meanwhile is waited for, five minutes.
     *
     * @param seen told how it stands, again and again
     */
    public JsonNode await(String id, Consumer<JsonNode> seen) throws ServiceUnreachable {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Answer answer = client.get(path(id));
                if (answer.status() != 503 || System.nanoTime() > giveUpAt) {
                    JsonNode batch = answer.orRefuse().json();
                    seen.accept(batch);
                    if (!batch.path("state").asString("").equals("running")) {
                        return batch;
                    }
                    giveUpAt = System.nanoTime() + PATIENCE.toNanos();
                }
            } catch (ServiceUnreachable away) {
                if (System.nanoTime() > giveUpAt) {
                    throw away;
                }
            }
            sleep();
        }
    }

    /** Writes what became of each row into a file. */
    public void result(String id, Form form, Path file) throws ServiceUnreachable {
        client.download(path(id) + "/result", form.mediaType, file);
    }

    private static String path(String id) {
        return "api/batches/" + id;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while waiting", "the batch goes on; the same command waits for it again", e);
        }
    }
}
