package org.govchain.service.devices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Component;

/**
 * What the intake asked for lately. Asking for each device again and again would cost a query per reading; instead one number is asked for, at
 * most once a second, which grows with every change, and what changed is forgotten.
 */
@Component
class Remembered {

    private static final int MOST = 50_000;
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private record Name(AuthorityId authority, String name) {}

    private final Bounded<Name, KnownDevice> byName = new Bounded<>(MOST);
    private final Bounded<Name, KnownDevice> byDevEui = new Bounded<>(MOST);
    private final Bounded<UUID, KnownDevice> byId = new Bounded<>(MOST);
    private final Bounded<UUID, KnownIntegration> integrations = new Bounded<>(MOST);
    private final Bounded<Sha256Digest, KnownKey> keys = new Bounded<>(MOST);
    private final IntakeStore store;
    private final Clock clock;
    private long version = -1;
    private volatile Instant askedAt = Instant.EPOCH;

    Remembered(IntakeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<KnownDevice> device(AuthorityId authority, String name) {
        if (name.length() > DeviceForm.LONGEST_NAME) {
            return Optional.empty();
        }
        forgetWhatChanged();
        return byName.get(new Name(authority, name), () -> store.device(authority, name));
    }

    /** By sixteen lower-case hexadecimal digits. */
    Optional<KnownDevice> lorawan(AuthorityId authority, String devEui) {
        forgetWhatChanged();
        return byDevEui.get(new Name(authority, devEui), () -> store.lorawan(authority, devEui));
    }

    Optional<KnownDevice> device(UUID id) {
        forgetWhatChanged();
        return byId.get(id, () -> store.device(id));
    }

    Optional<KnownIntegration> integration(UUID id) {
        forgetWhatChanged();
        return integrations.get(id, () -> store.integration(id));
    }

    Optional<KnownKey> key(Sha256Digest thumbprint) {
        forgetWhatChanged();
        return keys.get(thumbprint, () -> store.key(thumbprint));
    }

    /** Lets the next question see what this process changed just now; others see it within a second. */
    synchronized void changed() {
        askedAt = Instant.EPOCH;
    }

    private void forgetWhatChanged() {
        if (isOld()) {
            askAgain();
        }
    }

    /** Also when the clock was set back. */
    private boolean isOld() {
        Instant now = clock.instant();
        return now.isBefore(askedAt) || now.isAfter(askedAt.plus(TRUSTED));
    }

    private synchronized void askAgain() {
        if (!isOld()) {
            return;
        }
        Instant now = clock.instant();
        long newest = store.version();
        if (version >= 0 && newest != version) {
            Set<UUID> changed = new HashSet<>(store.changedSince(version));
            byName.forget(known -> isOf(known, changed));
            byDevEui.forget(known -> isOf(known, changed));
            byId.forget(known -> isOf(known, changed));
            integrations.forget(known -> changed.contains(known.integration().id()));
            keys.forget(known -> changed.contains(known.owner()));
        }
        version = newest;
        askedAt = now;
    }

    private static boolean isOf(KnownDevice known, Set<UUID> changed) {
        return changed.contains(known.device().id());
    }
}
