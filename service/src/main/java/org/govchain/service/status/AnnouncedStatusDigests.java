package org.govchain.service.status;

import java.util.ArrayList;
import java.util.List;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.StatusDigest;
import org.govchain.service.anchoring.StatusDigests;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.status.StatusListId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives the next checkpoint the newest version of each list that changed; each also becomes an open entry of the log. */
@Component
class AnnouncedStatusDigests implements StatusDigests {

    private final StatusListStore store;
    // The log asks for digests and takes the entries about them: it is looked up when asked, not when made.
    private final ObjectProvider<TransparencyLog> log;
    private final ObjectProvider<StatusLists> lists;

    AnnouncedStatusDigests(
            StatusListStore store, ObjectProvider<TransparencyLog> log, ObjectProvider<StatusLists> lists) {
        this.store = store;
        this.log = log;
        this.lists = lists;
    }

    @Override
    public List<StatusDigest> takePending(int limit) {
        // No document is ever put into a list that was taken over: nothing but a checkpoint asks whether it was moved
        // to our log.
        lists.getObject().noticeRegistered();
        List<StatusDigest> digests = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        for (StatusListStore.Row row : store.lockUnannounced(limit)) {
            StatusListStore.Version current = store.current(row.id());
            Sha256Digest id = new StatusListId(row.uri()).hash();
            Sha256Digest digest = current.bits().digest();
            digests.add(new StatusDigest(id, current.version(), digest));
            entries.add(new LogEntry.StatusListHead(id, current.version(), digest));
            store.announce(row.id(), current.version());
        }
        if (!entries.isEmpty()) {
            log.getObject().append(entries);
        }
        return digests;
    }
}
