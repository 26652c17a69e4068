package org.govchain.service.anchoring;

import org.govchain.log.CheckpointKey;
import org.govchain.log.LogOrigin;
import org.govchain.service.signing.Signing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log that the configuration names, with its row. */
@Component
final class OwnLog {

    private final JdbcClient jdbc;
    private final LogOrigin origin;
    private final CheckpointKey key;
    private final int largestCheckpoint;
    private final int id;

    OwnLog(AnchoringProperties properties, Signing signing, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.origin = properties.origin();
        this.key = signing.checkpointKey(origin);
        this.largestCheckpoint = properties.maxEntriesPerCheckpoint();
        jdbc.sql("insert into log (origin) values (?) on conflict do nothing")
                .param(origin.value())
                .update();
        this.id = jdbc.sql("select id from log where origin = ?")
                .param(origin.value())
                .query(Integer.class)
                .single();
    }

    int id() {
        return id;
    }

    LogOrigin origin() {
        return origin;
    }

    CheckpointKey key() {
        return key;
    }

    /** In entries. */
    int largestCheckpoint() {
        return largestCheckpoint;
    }

    /** Number of entries that have an index. */
    long size() {
        return jdbc.sql("select size from log where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
