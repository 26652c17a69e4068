package org.govchain.service.webhooks;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Webhooks and their deliveries; what an authority asks for names the authority. */
@Repository
class WebhookStore {

    /** For each receiver the next due ones: of one subject only the first, so that order is kept. */
    private static final String CLAIM = """
            update webhook_delivery set attempts = attempts + 1, next_at = now() + ? * interval '1 second'
             where id in (
               select n.id from webhook w cross join lateral (
                 select d.id from webhook_delivery d
                  where d.webhook_id = w.id and d.state = 'WAITING' and d.next_at <= now()
                    and not exists (select from webhook_delivery e where e.webhook_id = d.webhook_id
                                       and e.subject = d.subject and e.state = 'WAITING' and e.seq < d.seq)
                  order by d.seq limit ? for update skip locked) n
                where w.removed_at is null)
            returning *""";

    /** A delivery that is to be tried now, as the so-manieth attempt. */
    record Due(UUID id, UUID webhook, String body, int attempt, Instant createdAt) {}

    private final JdbcClient jdbc;

    WebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            UUID id, AuthorityId authority, URI url, List<EventKind> kinds, WebhookSecrets.Fresh secret, String by) {
        jdbc.sql("insert into webhook (id, authority, url, kinds, secret, created_by) values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        authority.slug(),
                        url.toString(),
                        kinds.stream().map(EventKind::word).toArray(String[]::new),
                        secret.wrapped(),
                        by)
                .update();
    }

    /** Both secrets sign for a while. */
    void rotate(UUID id, WebhookSecrets.Fresh secret, Instant oldUntil) {
        jdbc.sql("update webhook set old_secret = secret, old_until = ?, secret = ? where id = ?")
                .params(Timestamp.from(oldUntil), secret.wrapped(), id)
                .update();
    }

    List<Webhook> all(AuthorityId authority) {
        return jdbc.sql("select * from webhook where authority = ? and removed_at is null order by seq")
                .param(authority.slug())
                .query(WebhookStore::webhook)
                .list();
    }

    Optional<Webhook> find(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from webhook where authority = ? and id = ? and removed_at is null")
                .params(authority.slug(), id)
                .query(WebhookStore::webhook)
                .optional();
    }

    /** Nothing more is delivered to it. */
    void remove(UUID id) {
        jdbc.sql("update webhook set removed_at = now() where id = ?").param(id).update();
    }

    /** The newest deliveries of a webhook, perhaps only those in a state. */
    List<Delivery> deliveries(UUID webhook, Optional<String> state, int most) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = ? and (?::text is null or state = ?)"
                        + " order by seq desc limit ?")
                .param(webhook)
                .param(state.orElse(null))
                .param(state.orElse(null))
                .param(most)
                .query(WebhookStore::delivery)
                .list();
    }

    /** Tries it again from the beginning; false when the webhook has no such delivery. */
    boolean redeliver(UUID webhook, UUID delivery) {
        return jdbc.sql(
                                "update webhook_delivery set state = 'WAITING', attempts = 0, next_at = now(), created_at = now(),"
                                        + " ended_at = null where id = ? and webhook_id = ?")
                        .params(delivery, webhook)
                        .update()
                == 1;
    }

    /** Takes the next ones for so long; whoever crashes meanwhile leaves them to be tried again. */
    List<Due> claim(Duration lease, int mostOfAReceiver) {
        return jdbc.sql(CLAIM)
                .params(lease.toSeconds(), mostOfAReceiver)
                .query((rows, _) -> new Due(
                        rows.getObject("id", UUID.class),
                        rows.getObject("webhook_id", UUID.class),
                        String.valueOf(rows.getString("body")),
                        rows.getInt("attempts"),
                        rows.getTimestamp("created_at").toInstant()))
                .list();
    }

    Sender.Letter letter(Due due, Instant now) {
        return jdbc.sql("select url, secret, old_secret, old_until from webhook where id = ?")
                .param(due.webhook())
                .query((rows, _) -> {
                    List<byte[]> secrets = new ArrayList<>(List.of(rows.getBytes("secret")));
                    Timestamp until = rows.getTimestamp("old_until");
                    if (until != null && until.toInstant().isAfter(now)) {
                        secrets.add(rows.getBytes("old_secret"));
                    }
                    return new Sender.Letter(
                            due.webhook(), URI.create(rows.getString("url")), secrets, due.id(), due.body());
                })
                .single();
    }

    void ended(UUID delivery, boolean delivered, String answer, Instant now) {
        jdbc.sql("update webhook_delivery set state = ?, ended_at = ?, last_answer = ? where id = ?")
                .params(delivered ? "DELIVERED" : "PARKED", Timestamp.from(now), answer, delivery)
                .update();
    }

    void again(UUID delivery, Duration pause, String answer) {
        jdbc.sql("update webhook_delivery set next_at = now() + ? * interval '1 millisecond', last_answer = ?"
                        + " where id = ?")
                .params(pause.toMillis(), answer, delivery)
                .update();
    }

    private static Webhook webhook(ResultSet rows, int number) throws SQLException {
        return new Webhook(
                rows.getObject("id", UUID.class),
                URI.create(rows.getString("url")),
                List.of((String[]) rows.getArray("kinds").getArray()),
                rows.getTimestamp("created_at").toInstant(),
                instant(rows.getTimestamp("old_until")));
    }

    private static Delivery delivery(ResultSet rows, int number) throws SQLException {
        String state = String.valueOf(rows.getString("state"));
        return new Delivery(
                rows.getObject("id", UUID.class),
                String.valueOf(rows.getString("kind")),
                rows.getObject("subject", UUID.class),
                state,
                rows.getInt("attempts"),
                rows.getTimestamp("created_at").toInstant(),
                state.equals("WAITING") ? instant(rows.getTimestamp("next_at")) : Optional.empty(),
                instant(rows.getTimestamp("ended_at")),
                Optional.ofNullable(rows.getString("last_answer")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }
}
