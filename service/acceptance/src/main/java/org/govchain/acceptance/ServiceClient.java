package org.govchain.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The service's HTTP API as the drivers use it; every call ends within its time limit. */
final class ServiceClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    ServiceClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * Issues the licences {@code from} (inclusive) to {@code to} (exclusive) in one batch.
     *
     * @return the ids of the credentials, in the order of the request
     * @throws NotAcknowledged when the service answered anything but the issued credentials
     * @throws IOException when there was no answer
     */
    List<String> issueBatch(String idempotencyKey, int from, int to) throws IOException, InterruptedException {
        HttpResponse<String> response = post("/api/credentials/batch", idempotencyKey, batchBody(from, to));
        if (response.statusCode() != CREATED) {
            throw new NotAcknowledged(response.statusCode(), response.body());
        }
        List<String> ids = new ArrayList<>(to - from);
        for (JsonNode item : JSON.readTree(response.body()).get("items")) {
            ids.add(item.get("id").asString());
        }
        return ids;
    }

    static String batchBody(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"claims\":" + SampleDocuments.claims(number) + "}")
                .collect(Collectors.joining(",", "{\"type\":\"liquor-licence\",\"items\":[", "]}"));
    }

    HttpResponse<String> post(String path, String idempotencyKey, String body)
            throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /**
     * A request of any kind.
     *
     * @param headers names and values in turn, beside the token
     */
    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        http.close();
    }

    /** The service answered, but not with success. */
    static final class NotAcknowledged extends IOException {

        private final int status;

        NotAcknowledged(int status, String body) {
            super("status " + status + ": " + body.substring(0, Math.min(300, body.length())));
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
