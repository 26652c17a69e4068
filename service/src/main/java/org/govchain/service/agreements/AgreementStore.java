package org.govchain.service.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.agreements.Agreement.State;
import org.govchain.service.agreements.Agreement.Step;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rows of agreements; the database itself refuses one that only one person made. */
@Repository
class AgreementStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Agreement propose(
            AuthorityId authority, String kind, ObjectNode payload, Optional<Person> concerned, Step proposal) {
        return jdbc.sql(
                        "insert into agreement (id, authority, kind, payload, concerned_issuer, concerned_subject, state,"
                                + " proposer_issuer, proposer_subject, proposed_at)"
                                + " values (?, ?, ?, ?::jsonb, ?, ?, 'PROPOSED', ?, ?, ?) returning *")
                .param(UUID.randomUUID())
                .param(authority.slug())
                .param(kind)
                .param(JSON.writeValueAsString(payload))
                .param(concerned.map(Person::issuer).orElse(null))
                .param(concerned.map(Person::subject).orElse(null))
                .param(proposal.by().issuer())
                .param(proposal.by().subject())
                .param(Timestamp.from(proposal.at()))
                .query(AgreementStore::read)
                .single();
    }

    Optional<Agreement> find(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from agreement where authority = ? and id = ?")
                .params(authority.slug(), id)
                .query(AgreementStore::read)
                .optional();
    }

    Optional<Agreement> lock(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from agreement where authority = ? and id = ? for update")
                .params(authority.slug(), id)
                .query(AgreementStore::read)
                .optional();
    }

    List<Agreement> page(AuthorityId authority, long before, int limit) {
        return jdbc.sql("select * from agreement where authority = ? and seq < ? order by seq desc limit ?")
                .params(authority.slug(), before, limit)
                .query(AgreementStore::read)
                .list();
    }

    Agreement decide(Agreement agreement, State state, Step by) {
        return jdbc.sql("update agreement set state = ?, decider_issuer = ?, decider_subject = ?, decided_at = ?"
                        + " where id = ? returning *")
                .params(state.name(), by.by().issuer(), by.by().subject(), Timestamp.from(by.at()), agreement.id())
                .query(AgreementStore::read)
                .single();
    }

    Agreement end(Agreement agreement, Step by) {
        return jdbc.sql("update agreement set state = 'ENDED', ender_issuer = ?, ender_subject = ?, ended_at = ?"
                        + " where id = ? returning *")
                .params(by.by().issuer(), by.by().subject(), Timestamp.from(by.at()), agreement.id())
                .query(AgreementStore::read)
                .single();
    }

    /** Whether such an agreement about this person counts now. */
    boolean holds(AuthorityId authority, String kind, Person concerned) {
        return jdbc.sql("select exists (select from agreement where authority = ? and kind = ? and state = 'AGREED'"
                        + " and concerned_issuer = ? and concerned_subject = ?)")
                .params(authority.slug(), kind, concerned.issuer(), concerned.subject())
                .query(Boolean.class)
                .single();
    }

    private static Agreement read(ResultSet row, int number) throws SQLException {
        return new Agreement(
                row.getObject("id", UUID.class),
                new AuthorityId(row.getString("authority")),
                row.getString("kind"),
                (ObjectNode) JSON.readTree(row.getString("payload")),
                person(row.getString("concerned_issuer"), row.getString("concerned_subject")),
                State.valueOf(row.getString("state")),
                step(row, "proposer", "proposed_at").orElseThrow(),
                step(row, "decider", "decided_at"),
                step(row, "ender", "ended_at"),
                row.getLong("seq"));
    }

    private static Optional<Step> step(ResultSet row, String who, String when) throws SQLException {
        Timestamp at = row.getTimestamp(when);
        return person(row.getString(who + "_issuer"), row.getString(who + "_subject"))
                .map(by -> new Step(by, at.toInstant()));
    }

    private static Optional<Person> person(@Nullable String issuer, @Nullable String subject) {
        return issuer == null || subject == null ? Optional.empty() : Optional.of(new Person(issuer, subject));
    }
}
