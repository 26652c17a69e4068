package org.govchain.cli.mirror;

import java.util.Optional;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.status.StatusListToken;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.StatusHistory;

/** Copies the versions of a status list that a mirror does not have yet: what they said on a past day nobody else may keep. */
final class VersionCopy {

    /** So many in one run; the next run goes on. */
    private static final int MOST = 10_000;

    private final ServiceClient service;
    private final MirrorDirectory mirror;

    VersionCopy(ServiceClient service, MirrorDirectory mirror) {
        this.service = service;
        this.mirror = mirror;
    }

    /**
     * Copies up to the version of the list that was just fetched.
     *
     * @param path of the list, {@code sl/<name>}
     * @return what is wrong; empty when all that are anchored are here
     */
    Optional<String> run(String path, StatusListToken newest) throws ServiceUnreachable {
        MirroredVersions held = new MirroredVersions(mirror, path);
        long from = held.newest() + 1;
        long to = Math.min(newest.version(), from + MOST - 1);
        for (long version = from; version <= to; version++) {
            Answer answer = service.get(path + "/versions/" + version);
            // 404: passed over when many changed at once, from before versions were kept, or not anchored yet.
            if (answer.ok()) {
                if (!isVersion(answer, newest, version)) {
                    return Optional.of("version " + version + " is not the one of that list and number");
                }
                held.put(version, answer.body());
            } else if (answer.status() != 404) {
                return Optional.of(answer.asked() + " answered " + answer.status());
            }
        }
        return to < newest.version()
                ? Optional.of("has " + (newest.version() - to) + " more versions: run again")
                : Optional.empty();
    }

    private static boolean isVersion(Answer answer, StatusListToken list, long version) {
        Optional<StatusHistory> told = StatusHistory.parse(answer.body()).asOptional();
        Optional<AnchoredVersion> shown = told.flatMap(StatusHistory::inForce);
        return told.filter(it -> it.list().equals(list.id())).isPresent()
                && shown.filter(it -> it.version() == version)
                        .filter(it -> it.bits()
                                .filter(bits -> bits.digest().equals(it.digest()))
                                .isPresent())
                        .isPresent();
    }
}
