package org.govchain.service.issuance;

import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers that were given, by the key of the request. */
@Repository
class IdempotencyStore {

    /** What is known of a key. */
    sealed interface Known {
        record Answered(Answer answer) implements Known {}

        record Refused(Refusal refusal) implements Known {}
    }

    private record Row(Sha256Digest requestHash, Optional<Answer> answer) {}

    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the key is new; then {@link #begin} decides who was first. */
    Optional<Known> find(AuthorityId authority, IdempotencyKey key) {
        return jdbc.sql(
                        "select request_hash, status, response from idempotency_request where authority = ? and key = ?")
                .params(authority.slug(), key.key())
                .query((rows, _) -> {
                    Sha256Digest hash = Sha256Digest.of(rows.getBytes("request_hash"));
                    int status = rows.getInt("status");
                    byte[] response = rows.getBytes("response");
                    return new Row(
                            hash, response == null ? Optional.empty() : Optional.of(new Answer(status, response)));
                })
                .optional()
                .map(row -> judge(row, key));
    }

    /** Marks the request as being worked on, inside the transaction of step 2; false when another one was first. */
    boolean begin(AuthorityId authority, IdempotencyKey key) {
        return jdbc.sql("insert into idempotency_request (authority, key, request_hash) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(authority.slug(), key.key(), key.requestHash().bytes())
                        .update()
                == 1;
    }

    /** Stores the answer, inside the transaction of step 5: it is there exactly when the credential is. */
    void complete(AuthorityId authority, IdempotencyKey key, Answer answer) {
        jdbc.sql("update idempotency_request set status = ?, response = ? where authority = ? and key = ?")
                .params(answer.status(), answer.body(), authority.slug(), key.key())
                .update();
    }

    /** Forgets a request that failed between step 2 and step 5; its intents are voided, a retry starts anew. */
    void forget(AuthorityId authority, IdempotencyKey key) {
        jdbc.sql("delete from idempotency_request where authority = ? and key = ? and response is null")
                .params(authority.slug(), key.key())
                .update();
    }

    /** Forgets all requests that a former process did not finish. */
    void forgetUnfinished() {
        jdbc.sql("delete from idempotency_request where response is null").update();
    }

    private static Known judge(Row row, IdempotencyKey key) {
        if (!row.requestHash.equals(key.requestHash())) {
            return new Known.Refused(reused());
        }
        return row.answer.<Known>map(Known.Answered::new).orElseGet(() -> new Known.Refused(inProgress()));
    }

    static Refusal reused() {
        return Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was used with another request");
    }

    static Refusal inProgress() {
        return Refusal.of(
                RefusalCode.REQUEST_IN_PROGRESS, "the first request with this Idempotency-Key is not done yet");
    }
}
