package org.govchain.verify;

import static org.govchain.status.Status.INVALID;
import static org.govchain.status.Status.SUPERSEDED;
import static org.govchain.status.Status.SUSPENDED;
import static org.govchain.status.Status.VALID;
import static org.govchain.verify.PastStatus.Proof.CHAIN;
import static org.govchain.verify.PastStatus.Proof.CHANGE_ENTRIES;
import static org.govchain.verify.PastStatus.Proof.CONSORTIUM;
import static org.govchain.verify.PastStatus.Proof.NONE;
import static org.govchain.verify.PastStatus.Proof.SIGNED_LIST;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.govchain.credential.CredentialId;
import org.govchain.credential.Successor;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;

/** Cases about the past, named after what is special about them. */
final class PastCases {

    private static final Successor SUCCESSOR = new Successor(CredentialId.of(new byte[16]), 2);

    private final List<PastCase> cases = new ArrayList<>();

    static List<PastCase> all() {
        PastCases all = new PastCases();
        all.byNodes();
        all.bySeals();
        all.lies();
        all.changes();
        all.borders();
        all.cases.addAll(PastListCases.all());
        return List.copyOf(all.cases);
    }

    private static PastScene at(String time) {
        return new PastScene("2026-03-02T" + time + "Z");
    }

    private static PastScene at(String time, Consumer<PastScene> change) {
        PastScene scene = at(time);
        change.accept(scene);
        return scene;
    }

    private void byNodes() {
        online("valid-before-anything-changed", at("09:10:00"), 10).says(VALID, CHAIN, VALID, "passed");
        online("suspended-at-the-instant", at("09:25:00"), 11).says(SUSPENDED, CHAIN, SUSPENDED, "failed suspended");
        online("suspended-and-lifted-before-the-instant", at("09:35:00"), 12).says(VALID, CHAIN, VALID, "passed");
        online("revoked-with-later-effect", at("09:50:00"), 13).says(INVALID, CHAIN, VALID, "failed revoked");
        online("in-the-second-of-the-block", at("09:20:00"), 11).says(SUSPENDED, CHAIN, SUSPENDED, "failed suspended");
        online(
                        "withdrawal-reaches-back",
                        at("09:10:00", it -> it.effective = Instant.parse("2026-03-01T00:00:00Z")),
                        10)
                .says(VALID, CHAIN, INVALID, "passed");
        online(
                        "superseded-with-its-successor",
                        at("09:50:00", it -> {
                            it.end = SUPERSEDED;
                            it.effective = Instant.parse("2026-03-02T09:39:58Z");
                            it.successor = Optional.of(SUCCESSOR);
                        }),
                        13)
                .says(SUPERSEDED, CHAIN, SUPERSEDED, "failed superseded");
        online("list-at-hand-newer-than-the-chain", at("09:50:00", it -> it.scene.listVersion = 14), 13)
                .says(INVALID, CHAIN, VALID, "failed revoked");
    }

    private void bySeals() {
        offline("sealed-valid-before-anything-changed", at("09:10:00")).says(VALID, CONSORTIUM, VALID, "passed");
        offline("sealed-suspended-at-the-instant", at("09:25:00"))
                .says(SUSPENDED, CONSORTIUM, SUSPENDED, "failed suspended");
        offline("sealed-suspended-and-lifted-before", at("09:35:00")).says(VALID, CONSORTIUM, VALID, "passed");
        offline("sealed-and-still-so-by-a-later-list", at("09:50:00"))
                .says(INVALID, SIGNED_LIST, VALID, "failed revoked");
        offline(
                        "sealed-and-nothing-says-until-when",
                        at("09:50:00", it -> it.scene.listIssuedAt = Instant.parse("2026-03-02T09:45:00Z")))
                .says(INVALID, CHANGE_ENTRIES, VALID, HistoryReason.HISTORY_OPEN_END, "failed revoked");
        draft("not-sealed-and-no-node", at("09:25:00"), false, 0)
                .says(
                        SUSPENDED,
                        CHANGE_ENTRIES,
                        SUSPENDED,
                        HistoryReason.HISTORY_UNPROVEN,
                        "undetermined status-list-later");
    }

    private void lies() {
        PastScene suspended = at("09:25:00");
        online("version-hidden", suspended, 11)
                .history(suspended.history(10, 12))
                .wrong(HistoryReason.HISTORY_VERSION_HIDDEN);
        PastScene sealed = at("09:25:00");
        offline("sealed-version-hidden-between-two", sealed)
                .history(sealed.history(10, 12))
                .says(
                        SUSPENDED,
                        CHANGE_ENTRIES,
                        SUSPENDED,
                        HistoryReason.HISTORY_VERSION_GAP,
                        "undetermined status-list-later");
        Function<PastScene, StatusHistory> whitewashed = it -> {
            AnchoredVersion told = it.version(11);
            StatusList valid = StatusList.ofSize(it.scene.listSize);
            return new StatusHistory(
                    new StatusListId(Scene.LIST),
                    Optional.of(new AnchoredVersion(
                            11, told.digest(), Optional.of(valid), told.log(), told.anchor(), told.seal())),
                    it.history().next(),
                    Optional.of(it.changes()));
        };
        PastScene one = at("09:25:00");
        online("bits-do-not-hash", one, 11).history(whitewashed.apply(one)).wrong(HistoryReason.HISTORY_BITS_MISMATCH);
        PastScene two = at("09:25:00");
        offline("sealed-bits-do-not-hash", two)
                .history(whitewashed.apply(two))
                .wrong(HistoryReason.HISTORY_BITS_MISMATCH);
        PastScene three = at("09:25:00");
        AnchoredVersion lied = three.version(11);
        StatusList valid = StatusList.ofSize(three.scene.listSize);
        offline("seal-of-another-digest", three)
                .history(new StatusHistory(
                        new StatusListId(Scene.LIST),
                        Optional.of(new AnchoredVersion(
                                11, valid.digest(), Optional.of(valid), lied.log(), lied.anchor(), lied.seal())),
                        three.history().next(),
                        Optional.of(three.changes())))
                .wrong(HistoryReason.HISTORY_SEAL_WRONG);
    }

    private void changes() {
        PastScene one = at("09:25:00");
        online("change-omitted", one, 11)
                .history(one.without(0))
                .says(
                        Optional.of(SUSPENDED),
                        CHAIN,
                        Optional.empty(),
                        HistoryReason.HISTORY_CHANGE_OMITTED,
                        "failed suspended");
        PastScene two = at("09:10:00");
        online("later-change-omitted", two, 10)
                .history(two.without(2))
                .says(Optional.of(VALID), CHAIN, Optional.empty(), HistoryReason.HISTORY_CHANGE_OMITTED, "passed");
        online(
                        "list-says-it-before-the-change-told",
                        at("09:10:00", it -> it.scene.listIssuedAt = Instant.parse("2026-03-02T09:35:00Z")),
                        10)
                .says(Optional.of(VALID), CHAIN, Optional.empty(), HistoryReason.HISTORY_CHANGE_OMITTED, "passed");
        PastScene three = at("09:10:00");
        byte[] foreign = at("09:10:00")
                .payload(INVALID, Instant.parse("2026-03-02T09:39:58Z"), PastScene.REVOKED_FROM, Optional.empty());
        List<RecordedChange> others = new ArrayList<>(three.changes().subList(0, 2));
        others.add(three.change(
                INVALID, Instant.parse("2026-03-02T09:39:58Z"), PastScene.REVOKED_FROM, Optional.empty(), foreign));
        online("change-of-another-document", three, 10)
                .history(three.history().withChanges(others))
                .says(Optional.of(VALID), CHAIN, Optional.empty(), HistoryReason.HISTORY_CHANGE_WRONG, "passed");
        PastScene four = at("09:10:00");
        RecordedChange end = four.changes().getLast();
        List<RecordedChange> moved = new ArrayList<>(four.changes().subList(0, 2));
        moved.add(new RecordedChange(
                end.status(),
                end.recorded(),
                end.effective().plusSeconds(86_400),
                end.reason(),
                end.successor(),
                end.opening(),
                end.proof()));
        online("effect-moved", four, 10)
                .history(four.history().withChanges(moved))
                .says(Optional.of(VALID), CHAIN, Optional.empty(), HistoryReason.HISTORY_CHANGE_WRONG, "passed");
    }

    private void borders() {
        online("before-the-document-was-issued", at("08:50:00"), 10)
                .says(
                        Optional.empty(),
                        NONE,
                        Optional.empty(),
                        HistoryReason.HISTORY_BEFORE_DOCUMENT,
                        "undetermined status-list-later");
        online(
                        "entry-anchored-after-the-instant",
                        at("09:05:00", it -> it.scene.anchoredAt = Instant.parse("2026-03-02T09:10:00Z")),
                        10)
                .says(
                        Optional.empty(),
                        NONE,
                        Optional.empty(),
                        HistoryReason.HISTORY_BEFORE_DOCUMENT,
                        "undetermined status-list-later");
        online("instant-in-the-future", at("11:00:00"), 13)
                .says(INVALID, CHANGE_ENTRIES, VALID, HistoryReason.HISTORY_UNPROVEN, "failed revoked");
        PastScene other = at("09:10:00");
        StatusHistory history = other.history();
        online("history-of-another-list", other, 10)
                .history(new StatusHistory(
                        new StatusListId(Scene.OTHER_LIST), history.inForce(), history.next(), history.changes()))
                .says(
                        Optional.empty(),
                        NONE,
                        Optional.empty(),
                        HistoryReason.HISTORY_OF_ANOTHER_LIST,
                        "undetermined status-list-later");
        PastScene none = at("09:10:00");
        online("no-bits-at-hand", none, 10)
                .history(new StatusHistory(
                        new StatusListId(Scene.LIST), Optional.empty(), Optional.empty(), Optional.empty()))
                .says(
                        Optional.empty(),
                        NONE,
                        Optional.empty(),
                        HistoryReason.HISTORY_NOT_AT_HAND,
                        "undetermined status-list-later");
    }

    private Draft online(String name, PastScene scene, int version) {
        return draft(name, scene, false, version);
    }

    private Draft offline(String name, PastScene scene) {
        scene.scene.sealedByAll();
        return draft(name, scene, true, 0);
    }

    private Draft draft(String name, PastScene scene, boolean sealed, int version) {
        Scene.Papers papers = scene.scene.papers();
        Bundle bundle = scene.bundle(papers);
        Evidence evidence = version == 0 || sealed ? Evidence.none() : scene.online(papers, version);
        return new Draft(name, scene, bundle, evidence);
    }

    private final class Draft {
        private final String name;
        private final PastScene scene;
        private final Bundle bundle;
        private final Evidence evidence;
        private StatusHistory history;

        Draft(String name, PastScene scene, Bundle bundle, Evidence evidence) {
            this.name = name;
            this.scene = scene;
            this.bundle = bundle;
            this.evidence = evidence;
            this.history = scene.history();
        }

        Draft history(StatusHistory told) {
            history = told;
            return this;
        }

        void says(Status recorded, PastStatus.Proof proof, Status legal, String status) {
            add(new PastCase.Expected(Optional.of(recorded), proof, Optional.of(legal), Optional.empty(), status));
        }

        void says(Status recorded, PastStatus.Proof proof, Status legal, HistoryReason reason, String status) {
            says(Optional.of(recorded), proof, Optional.of(legal), reason, status);
        }

        void says(
                Optional<Status> recorded,
                PastStatus.Proof proof,
                Optional<Status> legal,
                HistoryReason reason,
                String status) {
            add(new PastCase.Expected(recorded, proof, legal, Optional.of(reason), status));
        }

        void wrong(HistoryReason reason) {
            says(Optional.empty(), NONE, Optional.empty(), reason, "failed status-list-digest-mismatch");
        }

        private void add(PastCase.Expected expected) {
            cases.add(PastCase.of(name, scene, bundle, evidence, history, expected));
        }
    }
}
