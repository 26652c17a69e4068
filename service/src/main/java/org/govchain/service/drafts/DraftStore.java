package org.govchain.service.drafts;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.custody.DataKey;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.issuance.Author;
import org.govchain.service.issuance.IssueRequest;
import org.govchain.service.issuance.StoredRequests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of drafts; what they say is encrypted with the document's key, and gone when the key is. */
@Repository
class DraftStore {

    private static final String SELECT =
            "select d.*, c.state as copy_state, k.wrapped_key from draft d left join copy c on c.id = d.copy_id"
                    + " left join document_key k on k.document_id = d.document_id where d.authority = ?";

    private final JdbcClient jdbc;
    private final DocumentKeys keys;
    private final Clock clock;

    DraftStore(JdbcClient jdbc, DocumentKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** False when there is another draft of the same document. */
    boolean insert(AuthorityId authority, UUID id, Author author, IssueRequest request) {
        UUID document = Objects.requireNonNull(request.document()).value();
        Timestamp now = Timestamp.from(clock.instant());
        int inserted = jdbc.sql("insert into draft (id, authority, document_id, amends_version, type, content, files,"
                        + " creator_issuer, creator_subject, created_at, edited_at)"
                        + " values (?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (document_id) where finished_at is null do nothing")
                .params(
                        id,
                        authority.slug(),
                        document,
                        request.version() - 1,
                        request.type(),
                        seal(authority, document, id, request),
                        files(request),
                        author.person().issuer(),
                        author.person().subject(),
                        now,
                        now)
                .update();
        if (inserted == 1) {
            edited(id, 1, author);
        }
        return inserted == 1;
    }

    Optional<Draft> find(AuthorityId authority, UUID id) {
        return jdbc.sql(SELECT + " and d.id = ?")
                .params(authority.slug(), id)
                .query(this::read)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Draft> lock(AuthorityId authority, UUID id) {
        return jdbc.sql(SELECT + " and d.id = ? for update of d")
                .params(authority.slug(), id)
                .query(this::read)
                .optional();
    }

    /** A page of what is being written, newest first, after a place in the list. */
    List<Draft> page(AuthorityId authority, long before, int limit) {
        return jdbc.sql(SELECT + " and d.finished_at is null and d.seq < ? order by d.seq desc limit ?")
                .params(authority.slug(), before, limit)
                .query(this::read)
                .list();
    }

    List<Draft.Edit> edits(UUID draft) {
        return jdbc.sql("select * from draft_edit where draft_id = ? order by revision")
                .param(draft)
                .query((row, _) -> new Draft.Edit(
                        row.getInt("revision"),
                        new Person(row.getString("issuer"), row.getString("subject")),
                        row.getBoolean("machine"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    void edit(AuthorityId authority, Draft draft, Author author, IssueRequest request) {
        jdbc.sql("update draft set content = ?, files = ?, revision = revision + 1, edited_at = ?, copy_id = null,"
                        + " comment = null where id = ?")
                .params(
                        seal(authority, draft.document(), draft.id(), request),
                        files(request),
                        Timestamp.from(clock.instant()),
                        draft.id())
                .update();
        edited(draft.id(), draft.revision() + 1, author);
    }

    void submitted(Draft draft, UUID copy) {
        jdbc.sql("update draft set copy_id = ?, comment = null, revision = revision + 1 where id = ?")
                .params(copy, draft.id())
                .update();
    }

    /** It is a draft again. */
    void givenBack(AuthorityId authority, Draft draft, Optional<String> comment) {
        byte[] sealed = comment.map(text -> keys.ensure(authority, draft.document())
                        .seal(text.getBytes(StandardCharsets.UTF_8), commentPlace(draft.id())))
                .orElse(null);
        jdbc.sql("update draft set copy_id = null, revision = revision + 1, comment = ? where id = ?")
                .param(sealed)
                .param(draft.id())
                .update();
    }

    /** It is issued: what it said is the document's now. False when somebody changed it meanwhile. */
    boolean finish(UUID draft, int revision, UUID copy) {
        return jdbc.sql("update draft set finished_at = ?, content = null, comment = null, copy_id = ?"
                                + " where id = ? and revision = ? and finished_at is null")
                        .params(Timestamp.from(clock.instant()), copy, draft, revision)
                        .update()
                == 1;
    }

    void delete(UUID draft) {
        jdbc.sql("delete from draft where id = ?").param(draft).update();
    }

    private void edited(UUID draft, int revision, Author author) {
        jdbc.sql("insert into draft_edit (draft_id, revision, issuer, subject, machine, at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        draft,
                        revision,
                        author.person().issuer(),
                        author.person().subject(),
                        author.machine(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private byte[] seal(AuthorityId authority, UUID document, UUID draft, IssueRequest request) {
        return keys.ensure(authority, document).seal(StoredRequests.write(List.of(request)), contentPlace(draft));
    }

    private static String[] files(IssueRequest request) {
        return request.attachments().stream()
                .map(IssueRequest.Attachment::storageKey)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }

    private Draft read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID document = row.getObject("document_id", UUID.class);
        int amends = row.getInt("amends_version");
        Instant created = row.getTimestamp("created_at").toInstant();
        Optional<byte[]> content = Optional.ofNullable(row.getBytes("content"));
        Optional<byte[]> comment = Optional.ofNullable(row.getBytes("comment"));
        Optional<DataKey> key =
                Optional.ofNullable(row.getBytes("wrapped_key")).map(wrapped -> keys.unwrap(document, wrapped));
        return new Draft(
                id,
                row.getLong("seq"),
                document,
                amends == 0 ? Optional.empty() : Optional.of(amends),
                row.getString("type"),
                row.getInt("revision"),
                content.flatMap(bytes -> key.map(k ->
                        StoredRequests.read(k.open(bytes, contentPlace(id))).getFirst())),
                comment.flatMap(bytes ->
                        key.map(k -> new String(k.open(bytes, commentPlace(id)), StandardCharsets.UTF_8))),
                new Person(row.getString("creator_issuer"), row.getString("creator_subject")),
                created,
                row.getTimestamp("edited_at").toInstant(),
                Optional.ofNullable(row.getObject("copy_id", UUID.class)),
                Draft.State.of(Optional.ofNullable(row.getString("copy_state"))));
    }

    private static String contentPlace(UUID draft) {
        return "draft.content " + draft;
    }

    private static String commentPlace(UUID draft) {
        return "draft.comment " + draft;
    }
}
