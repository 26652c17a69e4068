package org.govchain.cli.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.Parsed;
import org.govchain.log.TileCoordinates;
import org.govchain.verify.CheckpointPage;

/** Fetches the consortium's seals of mirrored checkpoints that were not at hand when their page was copied. */
public final class SealCopy {

    private final ServiceClient service;
    private final MirrorDirectory mirror;
    private final SealCheck check;
    private final MirroredLog log;
    private int checkpoints;
    private int sealed;

    /** Completes the mirror's pages from the service. */
    public SealCopy(ServiceClient service, MirrorDirectory mirror, SealCheck check) {
        this.service = service;
        this.mirror = mirror;
        this.check = check;
        this.log = new MirroredLog(mirror);
    }

    /** Asks again for each page that lacks a seal; not at all where the policy's network has no validators that seal. */
    public void run() throws ServiceUnreachable {
        long size = check.expectsSeals() ? log.checkpoint().treeSize() : 0;
        for (long number = 0; number * TileCoordinates.FULL_WIDTH < size; number++) {
            CheckpointPage held = log.page(number);
            CheckpointPage complete = isComplete(held) ? held : completed(held, MirrorPaths.bundle(number, size));
            checkpoints += complete.checkpoints().size();
            sealed += (int) complete.checkpoints().stream()
                    .filter(item -> item.seal().isPresent())
                    .count();
        }
    }

    /** How many of the mirror's checkpoints have a seal now; empty where none are expected. */
    public Optional<String> summary() {
        return check.expectsSeals() ? Optional.of(sealed + " of " + checkpoints + " checkpoints") : Optional.empty();
    }

    private CheckpointPage completed(CheckpointPage held, EntryBundleCoordinates range) throws ServiceUnreachable {
        String path = MirrorPaths.LOG + CheckpointPage.path(range);
        Answer answer = service.get(path);
        if (!answer.ok() || !(CheckpointPage.parse(answer.body()) instanceof Parsed.Ok<CheckpointPage>(var served))) {
            return held;
        }
        List<CheckpointPage.Item> items = new ArrayList<>();
        for (CheckpointPage.Item item : held.checkpoints()) {
            items.add(item.seal().isPresent() ? item : completed(item, served));
        }
        CheckpointPage complete = new CheckpointPage(items);
        if (!complete.equals(held)) {
            mirror.put(path, complete.toJson());
        }
        return complete;
    }

    /** Only the seal is taken: signed checkpoint and anchor were checked when they were copied. */
    private CheckpointPage.Item completed(CheckpointPage.Item held, CheckpointPage served) {
        return served.checkpoints().stream()
                .filter(item -> item.checkpoint().equals(held.checkpoint())
                        && item.seal().isPresent())
                .findFirst()
                .map(item -> check.sound(new CheckpointPage.Item(held.checkpoint(), held.anchor(), item.seal())))
                .orElse(held);
    }

    private static boolean isComplete(CheckpointPage page) {
        return page.checkpoints().stream().allMatch(item -> item.seal().isPresent());
    }
}
