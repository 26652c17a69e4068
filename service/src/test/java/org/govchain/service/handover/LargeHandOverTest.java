package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.govchain.service.notices.MailServers;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** An office with a mail server of its own, where 200 MB go from a document to a recipient without ever being in memory. */
@Tag("slow")
class LargeHandOverTest {

    private static final int MEGABYTE = 1_000_000;
    private static final int SIZE = 200 * MEGABYTE;
    /** Far less than the file; what classes and caches take in the meantime. */
    private static final long FLAT = 60L * MEGABYTE;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CHUNK = 64 * 1024 + 16;
    private static final String BOUNDARY = "govchain-large";
    private static final String MAIL = "erika@mustermann.example";

    @TempDir
    Path directory;

    @Test
    void memoryStaysFlatWhileTwoHundredMegabytesAreHandedOverAndTheRecipientIsToldByMail() throws Exception {
        GreenMail mailbox = MailServers.of("smtps", 0);
        mailbox.start();
        Map<String, Object> properties = Map.of(
                "govchain.storage.largest-file", "256MB",
                "govchain.notices.from", "siegel@musterstadt.example",
                "govchain.hand-over.accounts-by-holders", Office.MUSTERSTADT,
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", mailbox.getSmtps().getPort(),
                "spring.mail.protocol", "smtps",
                // The certificate of the mail server in this test is nobody's.
                "spring.mail.properties.mail.smtps.ssl.trust", "*",
                "spring.mail.properties.mail.smtps.ssl.checkserveridentity", "false");
        try (Office office = Office.open(directory, properties)) {
            String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
            MessageDigest expected = MessageDigest.getInstance("SHA-256");
            String id = issue(office, clerk, expected).get("id").asString();
            String file = HexFormat.of().formatHex(expected.digest());

            Watched<JsonNode> granted = watched(() -> office.post(
                            "/api/credentials/" + id + "/grants",
                            clerk,
                            "{\"recipient\":{\"kind\":\"mail\",\"name\":\"Erika Mustermann\",\"mail\":\"" + MAIL
                                    + "\",\"notice\":true},\"purpose\":\"Kaufvertrag\",\"validUntil\":\""
                                    + Instant.now().plus(14, ChronoUnit.DAYS)
                                    + "\",\"views\":2,\"claims\":[],\"files\":[\""
                                    + file + "\"]}")
                    .json());
            assertThat(granted.more).as("while it is encrypted for the grant").isLessThan(FLAT);
            Recipient recipient =
                    new Recipient(office, granted.result.get("link").asString());
            JsonNode view =
                    recipient.open(granted.result.get("pin").asString(), MAIL).json();
            Watched<String> delivered = watched(() -> delivered(office, recipient, view, file));
            assertThat(delivered.result).isEqualTo(file);
            assertThat(delivered.more).as("while it is delivered").isLessThan(FLAT);

            toldByMail(office, clerk, id, mailbox);
            holdersMayNameLogins(office, clerk, id);
        } finally {
            mailbox.stop();
        }
    }

    private static void toldByMail(Office office, String clerk, String id, GreenMail mailbox) throws Exception {
        assertThat(mailbox.waitForIncomingEmail(60_000, 1))
                .as(office.get("/api/credentials/" + id + "/grants", clerk)
                        .json()
                        .at("/items/0/notice")
                        .toString())
                .isTrue();
        assertThat(mailbox.getReceivedMessages()[0].getAllRecipients()[0].toString())
                .isEqualTo(MAIL);
        Office.await(
                "the state of the mail",
                () -> office.get("/api/credentials/" + id + "/grants", clerk)
                        .json()
                        .at("/items/0/notice/state")
                        .asString("")
                        .equals("sent"));
    }

    private static void holdersMayNameLogins(Office office, String clerk, String id) {
        String link = office.post("/api/credentials/" + id + "/holder-link", clerk, "")
                .json()
                .get("link")
                .asString();
        String token = new Recipient(office, link).accessToken();
        JsonNode held = Recipient.post(office, "/handover/holder", "{\"token\":\"" + token + "\"}")
                .json();
        assertThat(held.get("loginIssuer").asString())
                .isEqualTo(office.identities().issuer());
        assertThat(held.get("notices").asBoolean()).isTrue();
        Office.Reply reply = Recipient.post(
                office,
                "/handover/holder/grants",
                "{\"token\":\"" + token + "\",\"recipient\":{\"kind\":\"account\",\"name\":\"Notariat\",\"issuer\":\""
                        + office.identities().issuer()
                        + "\",\"subject\":\"somebody\"},\"purpose\":\"Kredit\",\"validUntil\":\""
                        + Instant.now().plus(7, ChronoUnit.DAYS) + "\",\"views\":2,\"claims\":[]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().has("link")).isFalse();
    }

    private static JsonNode issue(Office office, String clerk, MessageDigest digest) {
        String before = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"request\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + Office.licence() + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"plan.tif\"\r\n"
                + "Content-Type: image/tiff\r\n\r\n";
        InputStream body = new SequenceInputStream(Collections.enumeration(
                List.of(bytes(before), new Made(digest), bytes("\r\n--" + BOUNDARY + "--\r\n"))));
        Office.Reply reply = office.send(
                "POST",
                "/api/credentials",
                BodyPublishers.ofInputStream(() -> body),
                "Authorization",
                "Bearer " + clerk,
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    /** SHA-256 of what was delivered, opened chunk by chunk as a recipient can. */
    private static String delivered(Office office, Recipient recipient, JsonNode view, String file) throws Exception {
        byte[] key = Recipient.hkdf(recipient.contentKey(view), "file/" + file);
        String port = office.bean(Environment.class).getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/handover/file"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"view\":\"" + view.get("view").asString() + "\",\"sha256\":\"" + file + "\"}"))
                .build();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (InputStream in = response.body()) {
                byte[] prefix = in.readNBytes(7);
                byte[] next = in.readNBytes(CHUNK);
                for (int number = 0; next.length > 0; number++) {
                    byte[] chunk = next;
                    next = in.readNBytes(CHUNK);
                    digest.update(Recipient.chunk(key, prefix, number, next.length == 0, chunk));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private record Watched<T>(T result, long more) {}

    /** Does something and looks all the while how much memory is in use that nobody can give back. */
    private static <T> Watched<T> watched(Callable<T> something) throws Exception {
        long before = used();
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                most.accumulateAndGet(used(), Math::max);
                LockSupport.parkNanos(PAUSE.toNanos()); // collecting all the time would leave no time for anything else
            }
        });
        T result;
        try {
            result = something.call();
        } finally {
            over.set(true);
            watcher.join();
        }
        System.out.printf("at most %d MB more than before%n", (most.get() - before) / MEGABYTE);
        return new Watched<>(result, most.get() - before);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes made as they are read. */
    private static final class Made extends InputStream {
        private final MessageDigest digest;
        private int sent;

        Made(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (sent == SIZE) {
                return -1;
            }
            int count = Math.min(length, SIZE - sent);
            for (int i = 0; i < count; i++) {
                into[offset + i] = (byte) ((sent + i) * 31);
            }
            digest.update(into, offset, count);
            sent += count;
            return count;
        }
    }
}
