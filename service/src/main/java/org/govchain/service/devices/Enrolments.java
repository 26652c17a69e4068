package org.govchain.service.devices;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.crypto.VerifyingKey;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Service;

/** Lets a device hand in a key that it made itself, with a code that an operator gave it. */
@Service
class Enrolments {

    /** A code that was made just now; the only time that anybody sees it. */
    record Fresh(UUID id, EnrolmentCode code, Instant validUntil) {}

    /** What a device asks for. */
    record Request(UUID enrolment, EnrolmentCode code, VerifyingKey key, String proof) {}

    /** Whose key it is now. */
    record Enrolled(Owner owner, KeyRow key) {}

    /**
     * What came of a request.
     *
     * @param wrongCode whether somebody tried a wrong code for an enrolment that there is
     */
    private record Attempt(Judged<Enrolled> result, boolean wrongCode) {}

    private final OwnerStore owners;
    private final EnrolmentStore enrolments;
    private final SenderKeys keys;
    private final Changes changes;
    private final SecureRandom random;
    private final Clock clock;

    Enrolments(
            OwnerStore owners,
            EnrolmentStore enrolments,
            SenderKeys keys,
            Changes changes,
            SecureRandom random,
            Clock clock) {
        this.owners = owners;
        this.enrolments = enrolments;
        this.keys = keys;
        this.changes = changes;
        this.random = random;
        this.clock = clock;
    }

    /** A new code; the one before, if it was not used, is useless from now on. */
    Judged<Fresh> make(SenderKind kind, AuthorityId authority, UUID id, Duration valid, String by) {
        Judged<Fresh> made = changes.within(() -> owners.lock(kind, authority, id)
                .map(owner -> make(owner, valid, by))
                .orElseGet(Judged::notFound));
        if (made instanceof Judged.Done<Fresh>(Fresh fresh)) {
            changes.record(
                    kind,
                    authority,
                    id,
                    "enrolment-made",
                    by,
                    Map.of("enrolment", fresh.id().toString()));
        }
        return made;
    }

    /** The key becomes one of the device; refused with one sentence for every code that is not good, whatever the reason. */
    Judged<Enrolled> redeem(Request request) {
        Optional<Enrolment> known = enrolments.find(request.enrolment());
        if (known.isEmpty()) {
            return noSuchCode();
        }
        Judged<Attempt> attempt = changes.within(() -> Judged.done(attempt(known.get(), request)));
        return attempt.then(it -> {
            record(known.get(), it);
            return it.result;
        });
    }

    private Judged<Fresh> make(Owner owner, Duration valid, String by) {
        if (owner.state() != Device.State.ACTIVE) {
            return Judged.refused(
                    RefusalCode.STATE_CONFLICT,
                    "the " + owner.kind().word() + " is " + States.word(owner.state()) + ": it can send nothing");
        }
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        EnrolmentCode code = EnrolmentCode.random(random);
        enrolments.endOpen(owner, now);
        enrolments.insert(id, owner, code.hash(id), now.plus(valid), by, now);
        return Judged.done(new Fresh(id, code, now.plus(valid)));
    }

    /** Locks the device first, as whoever makes a code does: else two of them could wait for each other. */
    private Attempt attempt(Enrolment known, Request request) {
        Owner owner =
                owners.lock(known.kind(), known.authority(), known.owner()).orElseThrow();
        Enrolment enrolment = enrolments.lock(known.id()).orElseThrow();
        Instant now = clock.instant();
        boolean right = enrolment.codeHash().equals(request.code().hash(enrolment.id()));
        if (!enrolment.isOpen(now) || owner.state() != Device.State.ACTIVE) {
            return new Attempt(noSuchCode(), false);
        }
        enrolments.tried(enrolment.id());
        if (!right) {
            return new Attempt(noSuchCode(), true);
        }
        Optional<String> mistake = Proof.mistake(request.proof(), enrolment.id(), request.key(), now);
        if (mistake.isPresent()) {
            return new Attempt(Judged.refused(RefusalCode.MALFORMED_REQUEST, mistake.get()), false);
        }
        NewKey key = new NewKey(request.key(), Optional.empty(), Optional.empty());
        return new Attempt(
                keys.add(owner, key, "enrolment " + enrolment.id()).then(row -> {
                    enrolments.used(enrolment.id(), row.key().thumbprint(), now);
                    return Judged.done(new Enrolled(owner, row));
                }),
                false);
    }

    private void record(Enrolment enrolment, Attempt attempt) {
        String by = "enrolment " + enrolment.id();
        if (attempt.wrongCode) {
            changes.record(enrolment.kind(), enrolment.authority(), enrolment.owner(), "wrong-code", by, Map.of());
        }
        if (attempt.result instanceof Judged.Done<Enrolled>(Enrolled enrolled)) {
            changes.record(
                    enrolment.kind(),
                    enrolment.authority(),
                    enrolment.owner(),
                    "enrolled",
                    by,
                    Map.of("key", enrolled.key().key().thumbprint().toHex()));
        }
    }

    private static <T> Judged<T> noSuchCode() {
        return Judged.refused(
                RefusalCode.NOT_FOUND,
                "there is no such code: it is wrong, was used, has expired, or was tried too often");
    }
}
