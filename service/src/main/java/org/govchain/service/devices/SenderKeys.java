package org.govchain.service.devices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Service;

/** Adds, rotates and retires keys of devices and gateways. */
@Service
class SenderKeys {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int MOST_AT_ONCE = 8;

    private final OwnerStore owners;
    private final KeyStore keys;
    private final Changes changes;
    private final Clock clock;

    SenderKeys(OwnerStore owners, KeyStore keys, Changes changes, Clock clock) {
        this.owners = owners;
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    /** Another key, or one in place of all others. */
    Judged<KeyRow> add(SenderKind kind, AuthorityId authority, UUID id, NewKey wanted, String by) {
        Judged<KeyRow> added = changes.within(() -> owners.lock(kind, authority, id)
                .map(owner -> add(owner, wanted, by))
                .orElseGet(Judged::notFound));
        if (added instanceof Judged.Done<KeyRow>) {
            record(kind, authority, id, "key-added", wanted.key().thumbprint(), by);
        }
        return added;
    }

    /** It signs nothing from an instant on, which may have passed; what it signed before stays valid. */
    Judged<KeyRow> retire(
            SenderKind kind, AuthorityId authority, UUID id, Sha256Digest thumbprint, Optional<Instant> at, String by) {
        Judged<KeyRow> retired = changes.within(() -> owners.lock(kind, authority, id)
                .map(owner -> retire(owner, thumbprint, at))
                .orElseGet(Judged::notFound));
        if (retired instanceof Judged.Done<KeyRow>) {
            record(kind, authority, id, "key-retired", thumbprint, by);
        }
        return retired;
    }

    /** Within a transaction that holds the owner. */
    Judged<KeyRow> add(Owner owner, NewKey wanted, String by) {
        Instant now = clock.instant();
        Instant from = wanted.validFrom().orElse(now);
        if (owner.state() == Device.State.RETIRED) {
            return Judged.refused(
                    RefusalCode.STATE_CONFLICT, "the " + owner.kind().word() + " is retired");
        }
        if (from.isBefore(now.minus(CLOCKS_DIFFER_BY)) || from.isAfter(now.plus(AHEAD))) {
            return NewKey.refusedTime(
                    "\"validFrom\" is now or within a year: what was signed before, nobody could check");
        }
        if (wanted.overlapSeconds().isEmpty() && notRetired(owner, now) >= MOST_AT_ONCE) {
            return Judged.refused(
                    RefusalCode.STATE_CONFLICT,
                    "a " + owner.kind().word() + " has at most " + MOST_AT_ONCE + " keys that are not retired");
        }
        Instant start = from.isBefore(now) ? now : from;
        if (!keys.insert(owner, wanted.key(), start, by, now)) {
            return Judged.refused(
                    RefusalCode.STATE_CONFLICT, "this key is registered already; a key is of one sender only");
        }
        wanted.overlapSeconds()
                .ifPresent(overlap -> keys.retireOthers(owner, wanted.key().thumbprint(), start.plusSeconds(overlap)));
        return keys.find(owner, wanted.key().thumbprint()).map(Judged::done).orElseThrow();
    }

    private Judged<KeyRow> retire(Owner owner, Sha256Digest thumbprint, Optional<Instant> wanted) {
        Optional<KeyRow> found = keys.find(owner, thumbprint);
        if (found.isEmpty()) {
            return Judged.notFound();
        }
        Instant now = clock.instant();
        Instant at = wanted.orElse(now);
        if (at.isAfter(now.plus(AHEAD))) {
            return NewKey.refusedTime("\"at\" is at most a year ahead");
        }
        Optional<Instant> passed = found.get().retiredAt().filter(retired -> !retired.isAfter(now));
        if (passed.filter(retired -> !at.isBefore(retired)).isPresent()) {
            return Judged.refused(
                    RefusalCode.STATE_CONFLICT,
                    "the key is retired since " + passed.get() + "; that can be put earlier, not later");
        }
        keys.retire(owner, thumbprint, at);
        return keys.find(owner, thumbprint).map(Judged::done).orElseThrow();
    }

    private long notRetired(Owner owner, Instant now) {
        return keys.all(owner.kind(), owner.authority(), owner.id()).stream()
                .filter(row -> row.retiredAt().map(now::isBefore).orElse(true))
                .count();
    }

    private void record(
            SenderKind kind, AuthorityId authority, UUID id, String step, Sha256Digest thumbprint, String by) {
        changes.record(kind, authority, id, step, by, Map.of("key", thumbprint.toHex()));
    }
}
