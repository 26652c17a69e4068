package org.govchain.service.devices;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Service;

/** Blocks, unblocks and retires devices and gateways. */
@Service
class States {

    /** A step from one state to another. */
    enum Step {
        BLOCK(Device.State.BLOCKED, "blocked"),
        UNBLOCK(Device.State.ACTIVE, "unblocked"),
        /** For good, with all keys. */
        RETIRE(Device.State.RETIRED, "retired");

        private final Device.State to;
        private final String done;

        Step(Device.State to, String done) {
            this.to = to;
            this.done = done;
        }

        Device.State to() {
            return to;
        }

        /** For the audit log. */
        String done() {
            return done;
        }
    }

    private final OwnerStore owners;
    private final KeyStore keys;
    private final EnrolmentStore enrolments;
    private final Changes changes;
    private final Clock clock;

    States(OwnerStore owners, KeyStore keys, EnrolmentStore enrolments, Changes changes, Clock clock) {
        this.owners = owners;
        this.keys = keys;
        this.enrolments = enrolments;
        this.changes = changes;
        this.clock = clock;
    }

    Judged<Owner> take(Step step, SenderKind kind, AuthorityId authority, UUID id, String by) {
        Judged<Owner> result = changes.within(() ->
                owners.lock(kind, authority, id).map(owner -> take(step, owner)).orElseGet(Judged::notFound));
        if (result instanceof Judged.Done<Owner>) {
            changes.record(kind, authority, id, step.done, by, Map.of());
        }
        return result;
    }

    static String word(Device.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Judged<Owner> take(Step step, Owner owner) {
        Optional<String> obstacle = obstacle(step, owner);
        if (obstacle.isPresent()) {
            return Judged.refused(RefusalCode.STATE_CONFLICT, obstacle.get());
        }
        owners.state(owner, step.to);
        if (step == Step.RETIRE) {
            keys.retireAll(owner, clock.instant());
            enrolments.endOpen(owner, clock.instant());
        }
        return Judged.done(new Owner(owner.kind(), owner.id(), owner.authority(), owner.name(), step.to));
    }

    private static Optional<String> obstacle(Step step, Owner owner) {
        if (owner.state() == Device.State.RETIRED) {
            return Optional.of("the " + owner.kind().word() + " is retired, for good");
        }
        return owner.state() == step.to
                ? Optional.of("the " + owner.kind().word() + " is " + word(step.to) + " already")
                : Optional.empty();
    }
}
