package org.govchain.chain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.web3j.protocol.Service;

/** JSON-RPC over the JDK's HTTP client: one request, one deadline, no retry, nothing logged. */
final class HttpTransport extends Service {

    private final HttpClient client;
    private final URI url;
    private final Duration timeout;

    HttpTransport(URI url, Duration timeout) {
        super(false);
        this.url = url;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    protected InputStream performIO(String payload) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        HttpResponse<byte[]> response = answer(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
        if (response.statusCode() != 200) {
            throw new IOException("the node answered HTTP " + response.statusCode());
        }
        return new ByteArrayInputStream(response.body());
    }

    /** The whole of it in time: the timeout of a request ends with the first line of its answer. */
    private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> asked) throws IOException {
        try {
            return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new HttpTimeoutException("the node has not answered within " + timeout);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while asking the node").initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    /** Does not wait: a node that does not end its answer must not keep whoever asked from ending. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
