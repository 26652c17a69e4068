package org.govchain.cli.remote;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govchain.cli.terminal.Fault;

/**
 * Asks one service, named by the user. Redirects are not followed and answers are bounded (64 MiB), so that a foreign
 * host can neither lead elsewhere nor fill the memory.
 */
public final class ServiceClient implements AutoCloseable {

    private static final long MAX_BODY = 64L << 20;
    private static final int MAX_PROBLEM_LINES = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Some hundred megabytes over a slow line, or an answer for which the service reads as much. */
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String credentialHeader;
    private final Optional<String> credential;

    public ServiceClient(URI base, Optional<String> accessToken) {
        this(base, "Authorization", accessToken.map(token -> "Bearer " + token));
    }

    private ServiceClient(URI base, String credentialHeader, Optional<String> credential) {
        this.base = URI.create(base.toString().replaceAll("/+$", "") + "/");
        this.credentialHeader = credentialHeader;
        this.credential = credential;
    }

    /** A client that has a data grant instead of a login. */
    public static ServiceClient granted(URI base, String token) {
        return new ServiceClient(base, "Data-Grant", Optional.of(token));
    }

    public URI base() {
        return base;
    }

    /** GET of a path below the base. @throws ServiceUnreachable when nobody answered */
    public Answer get(String path) throws ServiceUnreachable {
        return send(request(path).GET());
    }

    /** GET of a path below the base into a file, without holding it in memory. @throws Fault unless it is a success */
    public void download(String path, Path file) throws ServiceUnreachable {
        download(request(path).GET().build(), file);
    }

    /** The same in one of the forms that the service has for it, named by its media type. */
    public void download(String path, String mediaType, Path file) throws ServiceUnreachable {
        download(request(path).header("Accept", mediaType).GET().build(), file);
    }

    private void download(HttpRequest request, Path file) throws ServiceUnreachable {
        String asked = "GET " + request.uri();
        try {
            HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(file));
            new Answer(asked, response.statusCode(), new byte[0]).orRefuse();
        } catch (IOException e) {
            throw new ServiceUnreachable(asked, e);
        } catch (InterruptedException e) {
            throw interrupted(asked, e);
        }
    }

    /** GET of lines, each handed on as it comes, however many there are. @throws Fault unless it is a success */
    public void lines(String path, Consumer<String> line) throws ServiceUnreachable {
        HttpRequest request = request(path).timeout(LONG_TIMEOUT).GET().build();
        String asked = "GET " + request.uri();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() / 100 == 2) {
                    lines.forEach(line);
                } else {
                    String body = lines.limit(MAX_PROBLEM_LINES).collect(Collectors.joining("\n"));
                    new Answer(asked, response.statusCode(), body.getBytes(StandardCharsets.UTF_8)).orRefuse();
                }
            }
        } catch (UncheckedIOException e) {
            throw new ServiceUnreachable(asked, new IOException(e));
        } catch (IOException e) {
            throw new ServiceUnreachable(asked, e);
        } catch (InterruptedException e) {
            throw interrupted(asked, e);
        }
    }

    /** GET of an address elsewhere, without the access token. The caller has decided that its host may be asked. */
    public Answer getElsewhere(URI address) throws ServiceUnreachable {
        return send(HttpRequest.newBuilder(address).timeout(TIMEOUT).GET());
    }

    /** POST of JSON with an idempotency key, so that a repeat after a lost answer changes nothing twice. */
    public Answer post(String path, String json, String idempotencyKey) throws ServiceUnreachable {
        return post(path, "application/json", BodyPublishers.ofString(json), idempotencyKey);
    }

    /** POST of JSON that the service refuses a second time by itself. */
    public Answer post(String path, String json) throws ServiceUnreachable {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** POST of lines of JSON that change nothing when they are sent twice. */
    public Answer postLines(String path, byte[] lines) throws ServiceUnreachable {
        return send(
                request(path).header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofByteArray(lines)));
    }

    /** POST of lines of JSON with a signature over them, which takes the place of a token. */
    public Answer postSigned(String path, byte[] lines, String header, String signature) throws ServiceUnreachable {
        return send(request(path)
                .header("Content-Type", "application/x-ndjson")
                .header(header, signature)
                .POST(BodyPublishers.ofByteArray(lines)));
    }

    /** POST of a file, without holding it in memory. @throws Fault when it cannot be read */
    public Answer upload(String path, Path file) throws ServiceUnreachable {
        return upload(path, "application/octet-stream", file);
    }

    /** The same for a file of a known media type. */
    public Answer upload(String path, String mediaType, Path file) throws ServiceUnreachable {
        try {
            return send(request(path)
                    .timeout(LONG_TIMEOUT)
                    .header("Content-Type", mediaType)
                    .POST(BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new Fault(file + " cannot be read", "check the path and your rights there", e);
        }
    }

    Answer post(String path, String contentType, BodyPublisher body, String idempotencyKey) throws ServiceUnreachable {
        return send(request(path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", idempotencyKey)
                .POST(body));
    }

    /** POST of a multipart body, see {@link Multipart}. */
    public Answer post(String path, Multipart multipart, String idempotencyKey) throws ServiceUnreachable {
        return post(path, multipart.contentType(), BodyPublishers.ofByteArray(multipart.bytes()), idempotencyKey);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path.replaceFirst("^/+", "")))
                .timeout(TIMEOUT);
        credential.ifPresent(value -> request.header(credentialHeader, value));
        return request;
    }

    private Answer send(HttpRequest.Builder builder) throws ServiceUnreachable {
        HttpRequest request = builder.build();
        String asked = request.method() + " " + request.uri();
        try {
            HttpResponse<byte[]> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
            return new Answer(
                    asked,
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After"),
                    response.headers().allValues("Link"));
        } catch (IOException e) {
            throw new ServiceUnreachable(asked, e);
        } catch (InterruptedException e) {
            throw interrupted(asked, e);
        }
    }

    private static Fault interrupted(String asked, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Fault("interrupted while waiting for " + asked, "run the command again", e);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
