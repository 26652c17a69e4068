package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Refusals tell nobody whether there is something to refuse. {@link RefusalTiming} measures what this only bounds. */
class HandOverRefusalTest extends HandOverScene {

    /** Links, links with an address, logins; each with everything that can be wrong, and each beside what does not exist at all. */
    @Test
    void whateverIsWrongTheAnswerIsTheSameAndTakesAsLong() throws InterruptedException, ExecutionException {
        String id = withFile();
        String mail = "{\"kind\":\"mail\",\"name\":\"Bank\",\"mail\":\"erika@mustermann.example\"}";
        List<Callable<Office.Reply>> attempts = new ArrayList<>();
        for (String kind : List.of("{\"kind\":\"bearer\",\"name\":\"Bank\"}", mail)) {
            for (String state : List.of("open", "withdrawn", "expired", "used-up", "locked")) {
                JsonNode grant = granted(id, kind, 1, "");
                bring(grant, state);
                String pin = state.equals("open") ? "wrong" : pin(grant);
                attempts.add(() -> recipient(grant).open(pin, "erika@mustermann.example"));
                assertThat(record(grant).get("state").asString()).isEqualTo(state);
            }
        }
        JsonNode toAddress = granted(id, mail, 1, "");
        attempts.add(() -> recipient(toAddress).open(pin(toAddress), "max@mustermann.example"));
        attempts.add(() -> recipient(toAddress).open(pin(toAddress)));
        attempts.add(() -> unknown().open("000000"));
        attempts.add(() -> unknown().open("000000", "erika@mustermann.example"));

        String login = office.token(Office.NACHBARSTADT, Role.RECIPIENT);
        for (String state : List.of("withdrawn", "expired", "used-up")) {
            JsonNode grant = granted(id, account("somebody"), 1, "");
            bring(grant, state);
            attempts.add(() -> open(grant, login));
        }
        JsonNode foreign = granted(id, account("somebody-else"), 1, "");
        attempts.add(() -> open(foreign, login));
        attempts.add(() -> open(toAddress, login));
        attempts.add(() -> office.post("/api/handovers/" + UUID.randomUUID() + "/open", login, ""));

        JsonNode ended = grant(id, 3, "\"files\":[\"" + Sha256Digest.hash(FILE).toHex() + "\"],");
        JsonNode view = recipient(ended).open(pin(ended)).json();
        bring(ended, "withdrawn");
        attempts.add(() -> recipient(ended).fetch(view, Sha256Digest.hash(FILE).toHex()));
        attempts.add(() -> recipient(ended).fetch(view, "00".repeat(32)));
        attempts.add(() -> Recipient.post(office, "/handover/receipt", "{\"view\":\"" + "A".repeat(43) + "\"}"));
        attempts.add(() -> Recipient.post(office, "/handover/holder", "{\"token\":\"" + "A".repeat(43) + "\"}"));

        List<Office.Reply> replies = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (Future<Office.Reply> reply : executor.invokeAll(
                    attempts.stream().map(HandOverRefusalTest::timed).toList())) {
                replies.add(reply.get());
            }
        }
        assertThat(replies)
                .hasSize(24)
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(404));
        assertThat(replies.stream().map(Office.Reply::text))
                .containsOnly(replies.getFirst().text());
        assertThat(replies.stream().map(reply -> reply.headers().map().keySet()))
                .containsOnly(replies.getFirst().headers().map().keySet());
    }

    private static Callable<Office.Reply> timed(Callable<Office.Reply> attempt) {
        return () -> {
            long start = System.nanoTime();
            Office.Reply reply = attempt.call();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(RefusalPace.LEAST);
            return reply;
        };
    }
}
