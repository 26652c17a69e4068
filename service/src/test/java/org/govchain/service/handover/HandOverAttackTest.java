package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
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

/** What thieves, former recipients and the impatient try. */
class HandOverAttackTest extends HandOverScene {

    @Test
    void twentyAtOnceNeverGetMoreViewsThanWereGranted() throws InterruptedException, ExecutionException {
        JsonNode grant = grant(office.issueLicence(), 3);
        Recipient recipient = recipient(grant);
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            attempts.add(() -> recipient.open(pin(grant)).status());
        }
        int opened = 0;
        try (var executor = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> attempt : executor.invokeAll(attempts)) {
                opened += attempt.get() == 200 ? 1 : 0;
            }
        }
        assertThat(opened).isEqualTo(3);
        assertThat(record(grant).get("views").asInt()).isEqualTo(3);
        assertThat(record(grant).get("state").asString()).isEqualTo("used-up");
        assertThat(hasKey(grant)).isFalse();
    }

    @Test
    void anExpiredGrantLosesItsKeyWhenSomebodyTries() {
        JsonNode expired = grant(office.issueLicence(), 3);
        bring(expired, "expired");
        assertThat(recipient(expired).open(pin(expired)).status()).isEqualTo(404);
        assertThat(record(expired)
                        .get("events")
                        .valueStream()
                        .map(event -> event.get("kind").asString()))
                .containsExactly("granted", "expired", "refused");
        assertThat(hasKey(expired)).isFalse();
    }

    @Test
    void nothingIsHandedOverAfterAWithdrawalNotEvenToWhoHasTheDocumentOpen() {
        String file = Sha256Digest.hash(FILE).toHex();
        String id = withFile();
        JsonNode grant = grant(id, 3, "\"files\":[\"" + file + "\"],");
        JsonNode view = recipient(grant).open(pin(grant)).json();
        assertThat(recipient(grant).file(view, file)).isEqualTo(FILE);
        office.post("/api/grants/" + grant.get("id").asString() + "/withdraw", clerk, "");

        assertThat(recipient(grant).open(pin(grant)).status()).isEqualTo(404);
        assertThat(recipient(grant).fetch(view, file).status()).isEqualTo(404);
        assertThat(hasKey(grant)).isFalse();
        assertThat(recipient(grant).receipt(view).status())
                .as("what happened stays provable")
                .isEqualTo(200);
        assertThat(office.post("/api/grants/" + grant.get("id").asString() + "/withdraw", clerk, "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aGrantOfOneDocumentReachesNoOther() {
        String file = Sha256Digest.hash(FILE).toHex();
        JsonNode other = grant(withFile(), 3, "\"files\":[\"" + file + "\"],");
        JsonNode own = grant(office.issueLicence(), 3);
        JsonNode view = recipient(own).open(pin(own)).json();

        assertThat(recipient(own).fetch(view, file).status()).isEqualTo(404);
        assertThat(recipient(other).open(pin(own)).status()).isEqualTo(404);
        assertThat(recipient(own).open(pin(other)).status()).isEqualTo(404);
        JsonNode foreign = recipient(other).open(pin(other)).json();
        assertThatThrownBy(() -> recipient(own).presentation(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThat(office.post(
                                "/api/grants/" + own.get("id").asString() + "/withdraw",
                                office.token(Office.NACHBARSTADT, Role.CLERK),
                                "")
                        .status())
                .isEqualTo(404);
        assertThat(office.post(
                                "/api/handovers/" + own.get("id").asString() + "/open",
                                office.token(Office.MUSTERSTADT, Role.RECIPIENT),
                                "")
                        .status())
                .as("a grant by link is no grant of an account")
                .isEqualTo(404);
    }

    @Test
    void fiveWrongPinsLockForGood() {
        JsonNode grant = grant(office.issueLicence(), 3);
        for (int i = 0; i < Openings.MOST_PIN_FAILURES; i++) {
            assertThat(recipient(grant).open("wrong").status()).isEqualTo(404);
        }
        assertThat(recipient(grant).open(pin(grant)).status())
                .as("the right PIN comes too late")
                .isEqualTo(404);
        assertThat(record(grant).get("state").asString()).isEqualTo("locked");
        assertThat(jdbc.sql("select pin_failures from handover_grant where id = ?")
                        .param(UUID.fromString(grant.get("id").asString()))
                        .query(Integer.class)
                        .single())
                .as("counted in the database: a restart forgets nothing")
                .isEqualTo(Openings.MOST_PIN_FAILURES);
    }

    @Test
    void parallelGuessesDoNotGetMoreTries() throws InterruptedException {
        JsonNode grant = grant(office.issueLicence(), 3);
        List<Callable<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            guesses.add(() -> recipient(grant).open("wrong").status());
        }
        try (var executor = Executors.newFixedThreadPool(20)) {
            executor.invokeAll(guesses);
        }
        assertThat(record(grant)
                        .get("events")
                        .valueStream()
                        .filter(event -> event.path("reason").asString("").equals("pin")))
                .hasSize(Openings.MOST_PIN_FAILURES);
    }

    @Test
    void aMailRecipientNamesTheAddressToo() {
        JsonNode grant = granted(
                office.issueLicence(),
                "{\"kind\":\"mail\",\"name\":\"Erika Mustermann\",\"mail\":\"Erika@Mustermann.example\"}",
                3,
                "");
        assertThat(recipient(grant).open(pin(grant)).status()).isEqualTo(404);
        assertThat(recipient(grant).open(pin(grant), "max@mustermann.example").status())
                .isEqualTo(404);
        assertThat(recipient(grant)
                        .open(pin(grant), " erika@mustermann.example")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select row_to_json(g)::text from handover_grant g where id = ?")
                        .param(UUID.fromString(grant.get("id").asString()))
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("mustermann.example");
    }

    @Test
    void aLoginOpensWhatWasHandedToItAndNothingElse() {
        JsonNode own = granted(office.issueLicence(), account("somebody"), 1, "");
        JsonNode other = granted(office.issueLicence(), account("somebody-else"), 1, "");
        String notary = office.token(Office.NACHBARSTADT, Role.RECIPIENT);

        assertThat(own.has("link")).isFalse();
        assertThat(office.get("/api/handovers", notary)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("id").asString()))
                .contains(own.get("id").asString())
                .doesNotContain(other.get("id").asString());
        JsonNode view = open(own, notary).json();
        byte[] key = Base64.getUrlDecoder().decode(view.get("key").asString());
        assertThat(Recipient.presentation(key, view)).contains("~");
        assertThat(open(own, notary).status()).as("one view was granted").isEqualTo(404);
        assertThat(open(other, notary).status()).isEqualTo(404);
    }

    @Test
    void nobodyHandsOverToALoginThatCannotBe() {
        Office.Reply reply = office.post(
                "/api/credentials/" + office.issueLicence() + "/grants",
                clerk,
                "{\"recipient\":{\"kind\":\"account\",\"name\":\"Notariat\",\"issuer\":\"https://elsewhere.example\",\"subject\":\"x\"},"
                        + "\"purpose\":\"Kaufvertrag\",\"validUntil\":\""
                        + Instant.now().plus(1, ChronoUnit.DAYS)
                        + "\",\"views\":1,\"claims\":[]}");
        assertThat(reply.status()).isEqualTo(400);
    }

    /** Everything in tables and storage, together with the link, without the key-encryption key; then all of it without the link. */
    @Test
    void aStolenDatabaseAndStorageOpenNothing() {
        String file = Sha256Digest.hash(FILE).toHex();
        JsonNode grant = grant(withFile(), 3, "\"files\":[\"" + file + "\"],");
        byte[] secret =
                Base64.getUrlDecoder().decode(grant.get("link").asString().replaceAll(".*#", ""));
        UUID id = UUID.fromString(grant.get("id").asString());
        byte[] wrapped = bytes("select wrapped from handover_key where grant_id = ?", id);
        byte[] presentation = bytes("select presentation from handover_key where grant_id = ?", id);

        // With the link: the content key lies under the installation's key, so no part of the row unwraps.
        byte[] wrapping = Recipient.hkdf(secret, "wrap");
        for (int from = 0; from + 28 <= wrapped.length; from++) {
            byte[] part = java.util.Arrays.copyOfRange(wrapped, from, wrapped.length);
            assertThatThrownBy(() -> Recipient.unseal(wrapping, part, id.toString()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        // Without the link: whatever 32 bytes of any column are taken for the content key, the presentation stays
        // closed.
        List<byte[]> columns = new ArrayList<>(List.of(wrapped, secret));
        columns.add(bytes("select token_hash from handover_grant where id = ?", id));
        columns.add(bytes("select pin_hash from handover_grant where id = ?", id));
        columns.add(bytes("select payload from handover_event where grant_id = ?", id));
        for (byte[] column : columns) {
            for (int from = 0; from + 32 <= column.length; from++) {
                byte[] key = java.util.Arrays.copyOfRange(column, from, from + 32);
                assertThatThrownBy(() -> Recipient.decrypt(Recipient.hkdf(key, "presentation"), presentation))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        // With database, storage and key-encryption key, but without the link, the content key is still wrapped.
        byte[] inner = GrantKey.unwrap(id, wrapped, office.bean(org.govchain.service.custody.InstallationKey.class))
                .forRecipient();
        assertThat(inner).hasSize(12 + 32 + 16);
        byte[] guessed = new byte[32];
        new SecureRandom().nextBytes(guessed);
        assertThatThrownBy(() -> Recipient.unseal(guessed, inner, id.toString()))
                .isInstanceOf(IllegalArgumentException.class);
        // Nothing readable in the storage.
        assertThat(office.storedFiles())
                .noneMatch(stored -> new String(stored, StandardCharsets.ISO_8859_1)
                        .contains(new String(FILE, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void theRecipientOfARevokedDocumentSeesThatItIsRevoked() {
        String id = office.issueLicence();
        JsonNode grant = grant(id, 3);
        office.post("/api/credentials/" + id + "/revoke", clerk, "{\"reason\":\"Test\"}");
        assertThat(recipient(grant)
                        .open(pin(grant))
                        .json()
                        .at("/document/status")
                        .asString())
                .isEqualTo("revoked");
    }

    @Test
    void grantsThatNobodyOpensExpireAndTheirKeysGo() {
        JsonNode grant = grant(office.issueLicence(), 3);
        jdbc.sql("update handover_grant set valid_until = now() - interval '1 minute' where id = ?")
                .param(UUID.fromString(grant.get("id").asString()))
                .update();
        office.bean(EndedGrants.class).endDue();
        assertThat(hasKey(grant)).isFalse();
        assertThat(record(grant).get("events").get(1).get("kind").asString()).isEqualTo("expired");
    }

    @Test
    void erasingTheRowsOfADocumentTakesKeysFilesAndRecordAlong() {
        String file = Sha256Digest.hash(FILE).toHex();
        JsonNode grant = grant(withFile(), 3, "\"files\":[\"" + file + "\"],");
        UUID id = UUID.fromString(grant.get("id").asString());
        office.bean(KeptHandOvers.class)
                .erase(UUID.fromString(grant.get("documentId").asString()));
        for (String table : List.of("handover_key", "handover_file", "handover_event")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where grant_id = ?")
                            .param(id)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(recipient(grant).open(pin(grant)).status()).isEqualTo(404);
    }

    @Test
    void aRecordCannotBeRewritten() {
        JsonNode grant = grant(office.issueLicence(), 3);
        assertThatThrownBy(() -> jdbc.sql("update handover_event set reason = 'other' where grant_id = ?")
                        .param(UUID.fromString(grant.get("id").asString()))
                        .update())
                .hasMessageContaining("stays as it is");
    }
}
