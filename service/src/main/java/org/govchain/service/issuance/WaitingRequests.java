package org.govchain.service.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.custody.DataKey;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that were taken while the registry could not be asked: signed when it can, in the order they came. Who sent one learns by its id, or by
 * sending it again with its Idempotency-Key, what became of it.
 */
@Repository
class WaitingRequests {

    /** How much may wait: an hour of a busy city. Beyond that the sender is asked to come again. */
    static final int MOST = 10_000;

    private static final long MOST_BYTES = 1L << 30;

    /** What became of a request so far. */
    enum State {
        WAITING,
        ISSUED,
        REFUSED
    }

    /**
     * A request in the queue.
     *
     * @param key the caller's Idempotency-Key, or one made of the id
     */
    record Waiting(
            UUID id,
            AuthorityId authority,
            Optional<Author> author,
            IdempotencyKey key,
            AnswerForm form,
            List<IssueRequest> requests) {

        /** Never the claims. */
        @Override
        public String toString() {
            return "Waiting[" + id + ", " + requests.size() + " documents]";
        }
    }

    /**
     * What its sender may know.
     *
     * @param key under which the answer is found once it is issued
     * @param refusal why not, once it is refused
     */
    record Known(UUID id, State state, IdempotencyKey key, Optional<Refusal> refusal) {}

    private final JdbcClient jdbc;
    private final DocumentKeys keys;

    WaitingRequests(JdbcClient jdbc, DocumentKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Takes a checked request in, durable when this returns; empty when too much waits already. */
    Optional<UUID> take(
            AuthorityId authority,
            Author author,
            List<IssueRequest> requests,
            @Nullable IdempotencyKey callers,
            AnswerForm form) {
        byte[] stored = StoredRequests.write(requests);
        UUID id = UUID.randomUUID();
        IdempotencyKey key = callers == null ? new IdempotencyKey("waiting:" + id, Sha256Digest.hash(stored)) : callers;
        // A key of its own, destroyed with the answer: the claims do not outlive the wait, not even in a backup.
        byte[] sealed = keys.ensure(authority, id).seal(stored, place(id));
        int taken = jdbc.sql("""
                insert into waiting_request
                       (id, authority, issuer, subject, machine, key, request_hash, form, requests, files)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                 where (select count(*) < ? and coalesce(sum(octet_length(requests)), 0) < ?
                          from waiting_request where state = 'WAITING')
                on conflict (authority, key) do nothing""")
                .params(
                        id,
                        authority.slug(),
                        author.person().issuer(),
                        author.person().subject(),
                        author.machine(),
                        key.key(),
                        key.requestHash().bytes(),
                        form.name(),
                        sealed,
                        files(requests),
                        MOST,
                        MOST_BYTES)
                .update();
        if (taken == 1) {
            return Optional.of(id);
        }
        keys.destroy(id);
        return find(authority, key).map(Known::id);
    }

    /** The request that came with this key. */
    Optional<Known> find(AuthorityId authority, IdempotencyKey key) {
        return jdbc.sql("select * from waiting_request where authority = ? and key = ?")
                .params(authority.slug(), key.key())
                .query(WaitingRequests::known)
                .optional();
    }

    /** The request with this id, when it is the authority's. */
    Optional<Known> find(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from waiting_request where authority = ? and id = ?")
                .params(authority.slug(), id)
                .query(WaitingRequests::known)
                .optional();
    }

    /** The next ones, at most so many: oldest first, and last those that failed. */
    List<Waiting> next(int most) {
        return jdbc.sql("select * from waiting_request where state = 'WAITING' order by attempts, seq limit ?")
                .param(most)
                .query(this::waiting)
                .list();
    }

    private Waiting waiting(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        DataKey key = keys.find(id).orElseThrow(() -> new IllegalStateException("a waiting request lost its key"));
        return new Waiting(
                id,
                new AuthorityId(row.getString("authority")),
                author(row),
                key(row),
                AnswerForm.valueOf(row.getString("form")),
                StoredRequests.read(key.open(row.getBytes("requests"), place(id))));
    }

    /** Number of requests that wait. */
    int count() {
        return jdbc.sql("select count(*) from waiting_request where state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    /** Its answer is in {@link IdempotencyStore}; the claims are forgotten here. */
    void issued(Waiting request) {
        jdbc.sql("update waiting_request set state = 'ISSUED', requests = null, finished_at = now() where id = ?")
                .param(request.id())
                .update();
        keys.destroy(request.id());
    }

    /** It will not be issued, as its sender will read; the claims are forgotten. */
    void refused(Waiting request, Refusal refusal) {
        jdbc.sql("update waiting_request set state = 'REFUSED', requests = null, finished_at = now(),"
                        + " refusal = ?, detail = ?, violations = ?::jsonb where id = ?")
                .params(
                        refusal.code().name(),
                        refusal.detail(),
                        JsonMapper.shared().writeValueAsString(refusal.violations()),
                        request.id())
                .update();
        keys.destroy(request.id());
    }

    /** Signing failed through no fault of the request. @return how often by now */
    int failed(Waiting request) {
        return jdbc.sql("update waiting_request set attempts = attempts + 1 where id = ? returning attempts")
                .param(request.id())
                .query(Integer.class)
                .single();
    }

    private static String place(UUID id) {
        return "waiting_request.requests " + id;
    }

    private static String[] files(List<IssueRequest> requests) {
        return requests.stream()
                .flatMap(request -> request.attachments().stream())
                .map(IssueRequest.Attachment::storageKey)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        String refusal = row.getString("refusal");
        return new Known(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                key(row),
                refusal == null ? Optional.empty() : Optional.of(refusal(row, RefusalCode.valueOf(refusal))));
    }

    private static Refusal refusal(ResultSet row, RefusalCode code) throws SQLException {
        List<String> violations =
                JsonMapper.shared().readTree(Objects.requireNonNull(row.getString("violations"))).values().stream()
                        .map(value -> value.stringValue())
                        .toList();
        return new Refusal(code, row.getString("detail"), violations);
    }

    private static Optional<Author> author(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        return issuer == null
                ? Optional.empty()
                : Optional.of(new Author(new Person(issuer, row.getString("subject")), row.getBoolean("machine")));
    }

    private static IdempotencyKey key(ResultSet row) throws SQLException {
        return new IdempotencyKey(row.getString("key"), Sha256Digest.of(row.getBytes("request_hash")));
    }
}
