package org.govchain.verify;

import static org.govchain.status.Status.INVALID;
import static org.govchain.status.Status.SUPERSEDED;
import static org.govchain.status.Status.SUSPENDED;
import static org.govchain.status.Status.VALID;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.status.Status;
import org.govchain.status.StatusListId;

/** Cases about the past where no version is proven, and bits at hand may contradict the changes told (step 11). */
final class PastListCases {

    private static final String LATER = "undetermined status-list-later";

    private final List<PastCase> cases = new ArrayList<>();

    static List<PastCase> all() {
        PastListCases all = new PastListCases();
        all.noChangesTold();
        all.someChangesTold();
        all.sealedButOpen();
        return List.copyOf(all.cases);
    }

    private void noChangesTold() {
        alone("no-changes-and-the-list-says-revoked", at("09:10:00"), List.of()).contradicts(LATER);
        alone("no-changes-and-the-list-says-suspended", at("09:10:00", it -> it.end = SUSPENDED), List.of())
                .contradicts(LATER);
        alone("no-changes-and-the-list-says-superseded", at("09:10:00", it -> it.end = SUPERSEDED), List.of())
                .contradicts(LATER);
        alone("no-changes-and-an-older-list-says-revoked", at("09:50:00", signed("09:45:00")), List.of())
                .contradicts("failed revoked");
        alone(
                        "no-changes-and-an-older-list-says-valid",
                        at("09:50:00", signed("09:45:00").andThen(PastListCases::listValid)),
                        List.of())
                .isOpen("passed");
        alone("no-changes-and-a-later-list-says-valid", at("09:10:00", PastListCases::listValid), List.of())
                .tells(VALID, VALID, LATER);
        PastScene none = at("09:10:00");
        alone("no-changes-and-no-list", none, List.of()).withoutList().isOpen("undetermined status-not-available");
    }

    private void someChangesTold() {
        PastScene lifted = at("09:50:00", PastListCases::listValid);
        alone("revoked-for-good-and-the-list-says-valid", lifted, revoked(lifted))
                .contradicts(LATER);
        PastScene before = at("09:50:00", signed("09:35:00").andThen(PastListCases::listValid));
        alone("revoked-after-the-list-that-says-valid", before, revoked(before)).tells(INVALID, VALID, "passed");
        PastScene earlier = at("09:37:00", signed("09:35:00"));
        alone("the-list-says-revoked-before-the-change-told", earlier, revoked(earlier))
                .contradicts("failed revoked");
        PastScene complete = at("09:25:00");
        alone("changes-that-lead-to-the-list", complete, complete.changes()).tells(SUSPENDED, SUSPENDED, LATER);
        PastScene unlisted = at("09:25:00");
        alone("changes-and-no-list", unlisted, unlisted.changes())
                .withoutList()
                .tells(SUSPENDED, SUSPENDED, "undetermined status-not-available");
        PastScene untold = at("09:25:00");
        List<RecordedChange> unopened = untold.changes().stream()
                .map(it -> new RecordedChange(
                        it.status(),
                        it.recorded(),
                        it.effective(),
                        it.reason(),
                        it.successor(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        alone("changes-that-nothing-opens", untold, unopened).isOpen(LATER);
        alone("changes-that-nothing-opens-and-one-left-out", at("09:25:00"), unopened.subList(0, 2))
                .contradicts(LATER);
    }

    /** Nothing says until when the sealed version was in force, but its bits say that there was a suspension. */
    private void sealedButOpen() {
        PastScene scene = at("09:25:00");
        scene.scene.sealedByAll();
        draft(
                        "a-sealed-version-shows-the-change-left-out",
                        scene,
                        openEnded(scene, scene.changes().subList(1, 3)))
                .contradicts(LATER);
        PastScene same = at("09:25:00");
        same.scene.sealedByAll();
        draft("a-sealed-version-shows-the-change-told", same, openEnded(same, same.changes()))
                .tells(SUSPENDED, SUSPENDED, HistoryReason.HISTORY_OPEN_END, LATER);
    }

    private static StatusHistory openEnded(PastScene scene, List<RecordedChange> changes) {
        return new StatusHistory(
                new StatusListId(Scene.LIST), Optional.of(scene.version(11)), Optional.empty(), Optional.of(changes));
    }

    private static List<RecordedChange> revoked(PastScene scene) {
        return scene.changes().subList(2, 3);
    }

    private static Consumer<PastScene> signed(String time) {
        return it -> it.scene.listIssuedAt = Instant.parse("2026-03-02T" + time + "Z");
    }

    private static void listValid(PastScene scene) {
        scene.listSays = Optional.of(VALID);
    }

    private static PastScene at(String time) {
        return at(time, _ -> {});
    }

    private static PastScene at(String time, Consumer<PastScene> change) {
        PastScene scene = new PastScene("2026-03-02T" + time + "Z");
        change.accept(scene);
        return scene;
    }

    private Draft alone(String name, PastScene scene, List<RecordedChange> changes) {
        return draft(
                name,
                scene,
                new StatusHistory(
                        new StatusListId(Scene.LIST), Optional.empty(), Optional.empty(), Optional.of(changes)));
    }

    private Draft draft(String name, PastScene scene, StatusHistory history) {
        return new Draft(name, scene, scene.bundle(scene.scene.papers()), history);
    }

    private final class Draft {
        private final String name;
        private final PastScene scene;
        private final StatusHistory history;
        private Bundle bundle;

        Draft(String name, PastScene scene, Bundle bundle, StatusHistory history) {
            this.name = name;
            this.scene = scene;
            this.bundle = bundle;
            this.history = history;
        }

        Draft withoutList() {
            bundle = bundle.toBuilder().statusList(null).build();
            return this;
        }

        void contradicts(String status) {
            says(Optional.empty(), Optional.empty(), HistoryReason.HISTORY_CHANGE_OMITTED, status);
        }

        void isOpen(String status) {
            says(Optional.empty(), Optional.empty(), HistoryReason.HISTORY_NOT_AT_HAND, status);
        }

        void tells(Status recorded, Status legal, String status) {
            tells(recorded, legal, HistoryReason.HISTORY_NOT_AT_HAND, status);
        }

        void tells(Status recorded, Status legal, HistoryReason reason, String status) {
            says(Optional.of(recorded), Optional.of(legal), reason, status);
        }

        private void says(Optional<Status> recorded, Optional<Status> legal, HistoryReason reason, String status) {
            PastStatus.Proof proof = recorded.isPresent() ? PastStatus.Proof.CHANGE_ENTRIES : PastStatus.Proof.NONE;
            cases.add(PastCase.of(
                    name,
                    scene,
                    bundle,
                    Evidence.none(),
                    history,
                    new PastCase.Expected(recorded, proof, legal, Optional.of(reason), status)));
        }
    }
}
