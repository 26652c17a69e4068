package org.govchain.service.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.StatusDigest;
import org.govchain.service.anchoring.StatusDigests;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.status.StatusListId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives the next checkpoint the versions of each list that changed, one after the other, so that nobody can hide one between two
 * others. Where there are more than it can carry, the newest is told and some before it are passed over: a change must be seen
 * within a minute. Each version that is told also becomes an open entry of the log.
 */
@Component
class AnnouncedStatusDigests implements StatusDigests {

    private final StatusListStore store;
    private final StatusVersions versions;
    // The log asks for digests and takes the entries about them: it is looked up when asked, not when made.
    private final ObjectProvider<TransparencyLog> log;
    private final ObjectProvider<StatusLists> lists;

    AnnouncedStatusDigests(
            StatusListStore store,
            StatusVersions versions,
            ObjectProvider<TransparencyLog> log,
            ObjectProvider<StatusLists> lists) {
        this.store = store;
        this.versions = versions;
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
        List<StatusListStore.Unannounced> waiting = store.lockUnannounced(limit);
        for (StatusListStore.Unannounced list : waiting) {
            StatusListStore.Row row = list.row();
            Sha256Digest id = new StatusListId(row.uri()).hash();
            for (StatusVersions.Digest next : pending(list, limit / waiting.size())) {
                digests.add(new StatusDigest(id, next.version(), next.digest()));
                entries.add(new LogEntry.StatusListHead(id, next.version(), next.digest()));
            }
            store.announce(row.id(), row.version());
        }
        if (!entries.isEmpty()) {
            log.getObject().append(entries);
        }
        return digests;
    }

    /** All that wait, when they are not too many; else the oldest of them and the newest. */
    private List<StatusVersions.Digest> pending(StatusListStore.Unannounced list, int most) {
        UUID id = list.row().id();
        long newest = list.row().version();
        List<StatusVersions.Digest> pending = new ArrayList<>(versions.after(id, list.announced(), most));
        if (pending.getLast().version() < newest) {
            pending.removeLast();
            pending.addAll(versions.after(id, newest - 1, 1));
        }
        return pending;
    }
}
