package org.govchain.service.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.service.status.StatusIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The rows of submissions; each is decided once. */
@Repository
class SubmissionStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final DocumentKeys keys;
    private final Clock clock;

    SubmissionStore(JdbcClient jdbc, DocumentKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    void insert(AuthorityId authority, Intended copy, Frozen frozen, List<Person> contributors, Person submitter) {
        UUID id = copy.id().value();
        UUID document = copy.documentId().value();
        jdbc.sql(
                        "insert into submission (copy_id, authority, document_id, document_version, type, type_version, digest,"
                                + " frozen, contributors, submitter_issuer, submitter_subject, submitted_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)")
                .params(
                        id,
                        authority.slug(),
                        document,
                        copy.version(),
                        copy.checked().type().name(),
                        copy.checked().type().version(),
                        SubmissionDigest.of(copy).bytes(),
                        keys.ensure(authority, document).seal(frozen.toBytes(), place(id)),
                        json(contributors),
                        submitter.issuer(),
                        submitter.subject(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Submission> find(AuthorityId authority, UUID copy) {
        return jdbc.sql("select * from submission where authority = ? and copy_id = ?")
                .params(authority.slug(), copy)
                .query(SubmissionStore::read)
                .optional();
    }

    /** The frozen bytes; empty once it is decided, or when the document was erased. */
    Optional<Frozen> frozen(Submission submission) {
        return jdbc.sql("select frozen from submission where copy_id = ? and frozen is not null")
                .param(submission.copy())
                .query((row, _) -> row.getBytes(1))
                .optional()
                .flatMap(bytes -> keys.find(submission.document())
                        .map(key -> Frozen.read(key.open(bytes, place(submission.copy())))));
    }

    StatusIndex statusIndex(Submission submission) {
        return jdbc.sql("select c.status_list_id, l.uri, c.status_idx from copy c"
                        + " join status_list l on l.id = c.status_list_id where c.id = ?")
                .param(submission.copy())
                .query((row, _) -> new StatusIndex(
                        row.getObject("status_list_id", UUID.class), row.getString("uri"), row.getInt("status_idx")))
                .single();
    }

    /** Makes an intent of it, in the transaction that begins the approval; false when somebody was first. */
    boolean beginApproval(Submission submission, Person approver) {
        int begun = decide(submission, Submission.State.SUBMITTED, "APPROVING", approver);
        if (begun == 1) {
            jdbc.sql("update copy set state = 'INTENDED' where id = ? and state = 'SUBMITTED'")
                    .param(submission.copy())
                    .update();
            jdbc.sql("update document set state = 'INTENDED' where id = ? and version = ? and state = 'SUBMITTED'")
                    .params(submission.document(), submission.version())
                    .update();
        }
        return begun == 1;
    }

    /** Uses the approval up, in the transaction of step 5; false when it is not what was approved any more. */
    boolean completeApproval(Submission submission, Person approver, Sha256Digest signed) {
        return signed.equals(submission.digest())
                && decide(submission, Submission.State.APPROVING, "APPROVED", approver) == 1;
    }

    boolean reject(Submission submission, Person by) {
        return decide(submission, Submission.State.SUBMITTED, "REJECTED", by) == 1;
    }

    private int decide(Submission submission, Submission.State from, String to, Person by) {
        return jdbc.sql("update submission set state = ?, decider_issuer = ?, decider_subject = ?, decided_at = ?,"
                        + " frozen = case when ? = 'APPROVING' then frozen end"
                        + " where copy_id = ? and state = ? and digest = ? and type_version = ?")
                .params(
                        to,
                        by.issuer(),
                        by.subject(),
                        Timestamp.from(clock.instant()),
                        to,
                        submission.copy(),
                        from.name(),
                        submission.digest().bytes(),
                        submission.typeVersion())
                .update();
    }

    private static String place(UUID copy) {
        return "submission.frozen " + copy;
    }

    private static String json(List<Person> people) {
        ArrayNode array = JSON.createArrayNode();
        people.forEach(
                person -> array.addObject().put("issuer", person.issuer()).put("subject", person.subject()));
        return JSON.writeValueAsString(array);
    }

    private static Submission read(ResultSet row, int number) throws SQLException {
        String decider = row.getString("decider_issuer");
        return new Submission(
                row.getObject("copy_id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getInt("document_version"),
                row.getString("type"),
                row.getInt("type_version"),
                Sha256Digest.of(row.getBytes("digest")),
                JSON.readTree(row.getString("contributors")).values().stream()
                        .map(SubmissionStore::person)
                        .toList(),
                new Person(row.getString("submitter_issuer"), row.getString("submitter_subject")),
                row.getTimestamp("submitted_at").toInstant(),
                Submission.State.valueOf(row.getString("state")),
                decider == null
                        ? Optional.empty()
                        : Optional.of(new Person(decider, row.getString("decider_subject"))));
    }

    private static Person person(JsonNode json) {
        return new Person(json.get("issuer").stringValue(), json.get("subject").stringValue());
    }
}
