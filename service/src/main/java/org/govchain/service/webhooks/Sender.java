package org.govchain.service.webhooks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends one delivery. Whatever a receiver does, it costs at most some seconds and no memory: redirects are not followed, bodies not kept. */
@Component
class Sender implements DisposableBean {

    /**
     * What came of it.
     *
     * @param delivered whether the receiver said 2xx
     * @param answer the status, or what failed
     */
    record Answer(boolean delivered, String answer) {}

    /** What is sent where. */
    record Letter(UUID webhook, URI url, List<byte[]> secrets, UUID delivery, String body) {

        /** Never the secrets. */
        @Override
        public String toString() {
            return "Letter[" + delivery + "]";
        }
    }

    static final int LONGEST_SECONDS = 15;

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER = Timeout.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_OF_A_RECEIVER = 20;

    private final WebhookSecrets secrets;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    Sender(WebhookSecrets secrets, ReceiverRules rules, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(rules)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_OF_A_RECEIVER)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(ANSWER)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(ANSWER)
                        .build())
                .setUserAgent("govchain")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Answer send(Letter letter) {
        Instant now = clock.instant();
        HttpPost request = new HttpPost(letter.url());
        request.setHeader("webhook-id", letter.delivery().toString());
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader(
                "webhook-signature",
                secrets.signature(letter.webhook(), letter.secrets(), letter.delivery(), now, letter.body()));
        request.setEntity(
                new StringEntity(letter.body(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        // The timeouts above are between two bytes: a receiver that sends one now and then would hold on forever.
        ScheduledFuture<?> deadline = deadlines.schedule(request::abort, LONGEST_SECONDS, TimeUnit.SECONDS);
        try {
            ClassicHttpResponse response = http.executeOpen(HttpHost.create(letter.url()), request, null);
            int status = response.getCode();
            hangUp(request, response);
            return new Answer(status >= 200 && status < 300, Integer.toString(status));
        } catch (IOException e) {
            return new Answer(false, e.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    /** Only the status counts: what else a receiver says is neither read nor waited for. */
    private static void hangUp(HttpPost request, ClassicHttpResponse response) {
        request.abort();
        try {
            response.close();
        } catch (IOException e) {
            // Closing reads to the end, and there is no connection any more to read from: so it was meant.
            LOG.trace("an answer was cut off: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
