package org.govchain.cli.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;

/** The status list versions that a log announces: per list they grow, and no version has two digests. */
final class StatusHeads {

    private final Map<Sha256Digest, LogEntry.StatusListHead> latest = new HashMap<>();
    private final Consumer<String> finding;

    StatusHeads(Consumer<String> finding) {
        this.finding = finding;
    }

    void accept(long index, LogEntry entry) {
        if (entry instanceof LogEntry.StatusListHead head) {
            LogEntry.StatusListHead before = latest.put(head.statusListId(), head);
            if (before != null && before.version() >= head.version()) {
                finding.accept("entry " + index + " announces version " + head.version() + " of status list "
                        + head.statusListId() + " after version " + before.version());
            }
        }
    }

    /** The last announced version of each list. */
    Map<Sha256Digest, LogEntry.StatusListHead> latest() {
        return Map.copyOf(latest);
    }
}
