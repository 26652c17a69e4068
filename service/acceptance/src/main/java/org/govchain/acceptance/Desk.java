package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the people of an office share: two logins, a file for what was acknowledged, and patience with a service that is away. */
final class Desk {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** One request, which may be repeated. */
    interface Request {
        HttpResponse<byte[]> send() throws IOException, InterruptedException;
    }

    private final ServiceClient clerk;
    private final ServiceClient signatory;
    private final AcknowledgementFile file;
    private final Path stopFile;

    Desk(ServiceClient clerk, ServiceClient signatory, AcknowledgementFile file, Path stopFile) {
        this.clerk = clerk;
        this.signatory = signatory;
        this.file = file;
        this.stopFile = stopFile;
    }

    ServiceClient clerk() {
        return clerk;
    }

    ServiceClient signatory() {
        return signatory;
    }

    boolean isStopped() {
        return Files.exists(stopFile);
    }

    void wrote(OfficeWork.Deed deed) throws IOException {
        wroteAll(List.of(deed));
    }

    void wroteAll(List<OfficeWork.Deed> deeds) throws IOException {
        file.record(deeds.stream().map(OfficeWork::line).toList());
    }

    /** Sends it until somebody answers with something else than an outage; empty when it is time to stop. */
    Optional<HttpResponse<byte[]>> answered(Request request) throws IOException, InterruptedException {
        while (!isStopped()) {
            try {
                HttpResponse<byte[]> answer = request.send();
                if (answer.statusCode() < 500) {
                    return Optional.of(answer);
                }
            } catch (IOException away) {
                // it is being killed, or being started
            }
            Thread.sleep(PAUSE);
        }
        return Optional.empty();
    }

    /** The same, and only these answers are as they should be. */
    Optional<JsonNode> expect(Request request, Integer... statuses) throws IOException, InterruptedException {
        Optional<HttpResponse<byte[]>> answer = answered(request);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        HttpResponse<byte[]> got = answer.get();
        if (!List.of(statuses).contains(got.statusCode())) {
            throw new IllegalStateException(
                    got.request().method() + " " + got.uri().getPath() + " was answered " + got.statusCode() + ": "
                            + new String(got.body(), StandardCharsets.UTF_8));
        }
        return Optional.of(json(got));
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
