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
import java.util.function.UnaryOperator;
import org.govchain.seal.SealStatus;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;

/** Cases about the past where no version is proven, and bits at hand may contradict the changes told (step 11). */
final class PastListCases {

    private static final String LATER = "undetermined status-list-later";

    private final List<PastCase> cases = new ArrayList<>();

    static List<PastCase> all() {
        PastListCases all = new PastListCases();
        all.noChangesTold();
        all.someChangesTold();
        all.sealedButOpen();
        all.entriesThatShowNothing();
        all.entriesThatSayOtherwise();
        all.documentsWithoutAListOfTheirOwn();
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
        List<RecordedChange> unopened = each(untold, it -> with(it, Optional.empty(), Optional.empty()));
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

    private void entriesThatShowNothing() {
        PastScene one = at("09:25:00");
        alone("changes-without-a-proof", one, each(one, it -> with(it, it.opening(), Optional.empty())))
                .isOpen(LATER);
        PastScene two = at("09:25:00");
        PastScene stranger = at("09:25:00", it -> it.scene.logKey = TestKey.ed25519());
        alone(
                        "changes-in-a-log-that-nobody-trusts",
                        two,
                        each(
                                two,
                                it -> stranger.change(
                                        it.status(),
                                        it.recorded(),
                                        it.effective(),
                                        it.successor(),
                                        it.opening().orElseThrow().payload())))
                .isOpen(LATER);
        PastScene three = at("09:25:00");
        alone("changes-told-newest-first", three, three.changes().reversed()).tells(SUSPENDED, SUSPENDED, LATER);
    }

    private void entriesThatSayOtherwise() {
        PastScene one = at("09:25:00");
        Optional<String> other = one.changes().getLast().proof();
        alone("change-with-the-proof-of-another", one, each(one, it -> with(it, it.opening(), other)))
                .says(HistoryReason.HISTORY_CHANGE_WRONG);
        PastScene two = at("09:25:00");
        alone("change-with-a-proof-that-is-none", two, each(two, it -> with(it, it.opening(), Optional.of("proof"))))
                .says(HistoryReason.HISTORY_CHANGE_WRONG);
        PastScene three = at("09:25:00");
        alone("change-of-another-version-of-the-document", three, each(three, it -> ofVersionTwo(three, it)))
                .says(HistoryReason.HISTORY_CHANGE_WRONG);
        PastScene four = at("09:25:00");
        alone("change-told-as-another", four, each(four, it -> told(it, VALID, it.recorded(), it.reason())))
                .says(HistoryReason.HISTORY_CHANGE_WRONG);
        PastScene five = at("09:25:00");
        alone(
                        "change-told-as-recorded-later",
                        five,
                        each(five, it -> told(it, it.status(), it.recorded().plusSeconds(300), it.reason())))
                .says(HistoryReason.HISTORY_CHANGE_WRONG);
        PastScene six = at("09:25:00");
        alone(
                        "change-told-with-another-reason",
                        six,
                        each(six, it -> told(it, it.status(), it.recorded(), Optional.empty())))
                .says(HistoryReason.HISTORY_CHANGE_WRONG);
    }

    private void documentsWithoutAListOfTheirOwn() {
        StatusListId other = new StatusListId(Scene.OTHER_LIST);
        PastScene foreign = at("09:25:00", it -> {
            it.scene.listUri = Scene.OTHER_LIST;
            it.scene.status = Optional.of(new StatusReference(other, 42));
            it.scene.sealStatus = Optional.of(new SealStatus("musterstadt.example/status-lists/8", 42));
            it.scene.changes.statusList(Scene.OTHER_LIST, Scene.OTHER_ISSUER, Scene.ORIGIN);
            it.scene.listKey = Scene.OTHER_ISSUER_KEY;
        });
        draft(
                        "list-of-another-authority",
                        foreign,
                        new StatusHistory(other, Optional.empty(), Optional.empty(), Optional.of(foreign.changes())))
                .says(HistoryReason.HISTORY_UNPROVEN, "failed status-list-not-registered");
        PastScene none = at("09:25:00", it -> {
            it.scene.status = Optional.empty();
            it.scene.sealStatus = Optional.empty();
        });
        alone("document-that-names-no-list", none, none.changes()).isOpen("undetermined status-reference-missing");
        PastScene shorter = at("09:25:00");
        shorter.scene.sealedByAll();
        AnchoredVersion tooShort = shorter.version(11, StatusList.ofSize(40), Instant.parse("2026-03-02T09:20:00Z"));
        draft(
                        "sealed-bits-that-end-before-the-document",
                        shorter,
                        new StatusHistory(
                                new StatusListId(Scene.LIST),
                                Optional.of(tooShort),
                                Optional.of(shorter.version(12).withoutBits()),
                                Optional.of(shorter.changes())))
                .isOpen("failed status-index-out-of-range");
    }

    private static List<RecordedChange> each(PastScene scene, UnaryOperator<RecordedChange> change) {
        return scene.changes().stream().map(change).toList();
    }

    private static RecordedChange with(
            RecordedChange it, Optional<RecordedChange.Opening> opening, Optional<String> proof) {
        return new RecordedChange(
                it.status(), it.recorded(), it.effective(), it.reason(), it.successor(), opening, proof);
    }

    private static RecordedChange told(RecordedChange it, Status status, Instant recorded, Optional<String> reason) {
        return new RecordedChange(status, recorded, it.effective(), reason, it.successor(), it.opening(), it.proof());
    }

    private static RecordedChange ofVersionTwo(PastScene scene, RecordedChange it) {
        byte[] payload = it.opening().orElseThrow().payload();
        payload[20] = 2; // behind the head of the map, the document's id and the key 2
        return scene.change(it.status(), it.recorded(), it.effective(), it.successor(), payload);
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

        void says(HistoryReason reason) {
            says(reason, LATER);
        }

        void says(HistoryReason reason, String status) {
            says(Optional.empty(), Optional.empty(), reason, status);
        }

        void contradicts(String status) {
            says(HistoryReason.HISTORY_CHANGE_OMITTED, status);
        }

        void isOpen(String status) {
            says(HistoryReason.HISTORY_NOT_AT_HAND, status);
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
