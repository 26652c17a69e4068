package org.govchain.cli.mirror;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.StatusHistory;

/** The versions of one status list that a mirror has, a file each; whether they count is the verifier's question. */
final class MirroredVersions {

    /** Beside the lists, not below them: a list is a file of its own name. */
    private static final String FOLDER = "sl-versions/";

    private static final int PREFIX = "sl/".length();

    private final MirrorDirectory mirror;
    private final String folder;

    /**
     * @param listPath where the mirror has the list, {@code sl/<name>}
     */
    MirroredVersions(MirrorDirectory mirror, String listPath) {
        this.mirror = mirror;
        this.folder = FOLDER + listPath.substring(PREFIX);
    }

    /** The newest version that is here; 0 when there is none. */
    long newest() {
        List<Long> versions = versions();
        return versions.isEmpty() ? 0 : versions.getLast();
    }

    /** Keeps a version as it was served. */
    void put(long version, byte[] json) {
        mirror.put(folder + "/" + version, json);
    }

    /** The version that was in force at an instant and the next one; empty when the mirror has none of that time. */
    Optional<StatusHistory> at(Instant at) {
        List<Long> versions = versions();
        int low = 0;
        int high = versions.size();
        while (low < high) {
            int middle = (low + high) / 2;
            boolean began = read(versions.get(middle))
                    .flatMap(StatusHistory::inForce)
                    .filter(it -> !it.anchor().blockTime().isAfter(at))
                    .isPresent();
            low = began ? middle + 1 : low;
            high = began ? high : middle;
        }
        Optional<AnchoredVersion> next =
                low < versions.size() ? read(versions.get(low)).flatMap(StatusHistory::inForce) : Optional.empty();
        return low == 0
                ? Optional.empty()
                : read(versions.get(low - 1))
                        .map(found -> new StatusHistory(
                                found.list(),
                                found.inForce(),
                                next.map(AnchoredVersion::withoutBits),
                                Optional.empty()));
    }

    private Optional<StatusHistory> read(long version) {
        return mirror.find(folder + "/" + version)
                .flatMap(json -> StatusHistory.parse(json).asOptional());
    }

    private List<Long> versions() {
        Predicate<String> number = name -> name.matches("[1-9][0-9]{0,17}");
        return mirror.names(folder).stream()
                .filter(number)
                .map(Long::valueOf)
                .sorted()
                .toList();
    }
}
