package org.govchain.service.trust;

import java.util.List;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Parsed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The logs of other installations that documents of this one are proven by, because an authority brought them along. */
@Component
final class FormerLogs {

    private final JdbcClient jdbc;
    private volatile @Nullable List<CheckpointKey> known;

    FormerLogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers a log's key; false when the log is known by another. */
    boolean remember(CheckpointKey key) {
        if (all().contains(key)) {
            return true;
        }
        jdbc.sql("insert into former_log (origin, verifier_key) values (?, ?) on conflict do nothing")
                .params(key.origin().value(), key.verifierKey())
                .update();
        known = null;
        return all().contains(key);
    }

    List<CheckpointKey> all() {
        List<CheckpointKey> keys = known;
        if (keys == null) {
            keys = jdbc.sql("select verifier_key from former_log order by origin")
                    .query((row, _) -> read(row.getString(1)))
                    .list();
            known = keys;
        }
        return keys;
    }

    private static CheckpointKey read(String verifierKey) {
        return switch (CheckpointKey.parse(verifierKey)) {
            case Parsed.Ok<CheckpointKey>(CheckpointKey key) -> key;
            case Parsed.Malformed<CheckpointKey>(String reason) ->
                throw new IllegalStateException("former_log holds a key that is none: " + reason);
        };
    }
}
