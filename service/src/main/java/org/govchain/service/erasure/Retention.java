package org.govchain.service.erasure;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.types.CredentialTypes;
import org.govchain.types.CredentialType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Erases documents whose type's retention has passed since they ended. A document has ended when no version of it can be valid
 * any more: its last day is over, or it was revoked or superseded. One without a last day that still holds is never erased here.
 */
@Service
class Retention {

    /** A round takes this many at most, so that issuing beside it does not notice. */
    static final int MOST_PER_ROUND = 500;

    private static final String ENDED = """
            select id from (
                select d.id,
                       case when d.status in (1, 3)
                            then least(d.valid_until, (select min(s.effective_at) from status_change s
                                 where s.document_id = d.id and s.document_version = d.version and s.status in (1, 3)))
                            else d.valid_until end as ended
                  from document d where d.authority = ? and d.type = ? and d.state = 'ISSUED') version
             group by id having bool_and(ended is not null) and max(ended) < ? limit ?""";

    private final Authorities authorities;
    private final CredentialTypes types;
    private final Erasure erasure;
    private final JdbcClient jdbc;
    private final Clock clock;

    Retention(Authorities authorities, CredentialTypes types, Erasure erasure, JdbcClient jdbc, Clock clock) {
        this.authorities = authorities;
        this.types = types;
        this.erasure = erasure;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Number of documents erased; fewer than {@link #MOST_PER_ROUND} means that nothing is left to do. */
    int eraseEnded() {
        int erased = 0;
        for (Authority authority : authorities.all()) {
            for (CredentialType type : types.all()) {
                for (UUID document : ended(authority, type, MOST_PER_ROUND - erased)) {
                    erasure.erase(authority.id(), document, ErasureReason.RETENTION_ENDED);
                    erased++;
                }
            }
        }
        return erased;
    }

    private List<UUID> ended(Authority authority, CredentialType type, int most) {
        Instant before =
                clock.instant().atOffset(ZoneOffset.UTC).minus(type.retention()).toInstant();
        return jdbc.sql(ENDED)
                .params(authority.id().slug(), types.idOf(type).uri(), Timestamp.from(before), most)
                .query(UUID.class)
                .list();
    }
}
