package org.govchain.service.devices;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Service;

/** Registers and changes network servers, and makes their tokens. */
@Service
class IntegrationRegister {

    /** A token that was just made, with the integration it belongs to. */
    record Fresh(UUID id, IntegrationToken token) {}

    private static final String WORD = "integration";

    private final Authorities authorities;
    private final IntegrationStore store;
    private final Changes changes;
    private final SecureRandom random;
    private final Clock clock;

    IntegrationRegister(
            Authorities authorities, IntegrationStore store, Changes changes, SecureRandom random, Clock clock) {
        this.authorities = authorities;
        this.store = store;
        this.changes = changes;
        this.random = random;
        this.clock = clock;
    }

    Judged<Fresh> register(AuthorityId authority, IntegrationForm.Registration form, String by) {
        Fresh fresh = new Fresh(UUID.randomUUID(), IntegrationToken.random(random));
        Judged<Fresh> result = changes.within(() -> {
            if (authorities.find(authority).isEmpty()) {
                return Judged.refused(
                        RefusalCode.FORBIDDEN, "the authority of the access token is none of this installation");
            }
            return store.insert(authority, fresh.id(), form, fresh.token().hash(), by, clock.instant())
                    ? Judged.done(fresh)
                    : Judged.refused(RefusalCode.STATE_CONFLICT, "there is an integration of that name");
        });
        return recorded(authority, fresh.id(), "registered", by, result);
    }

    Judged<UUID> change(AuthorityId authority, UUID id, Map<String, MappedValue> mapping, String by) {
        Judged<UUID> result = locked(authority, id, row -> {
            store.mapping(row.known().integration(), Mappings.toJson(mapping));
            return Judged.done(id);
        });
        return recorded(authority, id, "changed", by, result);
    }

    Judged<UUID> take(States.Step step, AuthorityId authority, UUID id, String by) {
        Judged<UUID> result = locked(authority, id, row -> {
            if (row.known().state() == step.to()) {
                return Judged.refused(
                        RefusalCode.STATE_CONFLICT, "the integration is " + States.word(step.to()) + " already");
            }
            store.state(row.known().integration(), step.to());
            return Judged.done(id);
        });
        return recorded(authority, id, step.done(), by, result);
    }

    /** Another token; the one before is taken for so many seconds more. */
    Judged<Fresh> rotate(AuthorityId authority, UUID id, int overlapSeconds, String by) {
        Fresh fresh = new Fresh(id, IntegrationToken.random(random));
        Judged<Fresh> result = locked(authority, id, row -> {
            store.token(
                    row.known().integration(),
                    fresh.token().hash(),
                    clock.instant().plusSeconds(overlapSeconds));
            return Judged.done(fresh);
        });
        return recorded(authority, id, "token-changed", by, result);
    }

    private <T> Judged<T> locked(AuthorityId authority, UUID id, Function<IntegrationRow, Judged<T>> change) {
        return changes.within(() -> {
            Optional<IntegrationRow> row = store.lock(authority, id);
            if (row.isEmpty()) {
                return Judged.notFound();
            }
            return row.get().known().state() == Device.State.RETIRED
                    ? Judged.refused(RefusalCode.STATE_CONFLICT, "the integration is retired, for good")
                    : change.apply(row.get());
        });
    }

    private <T> Judged<T> recorded(AuthorityId authority, UUID id, String step, String by, Judged<T> result) {
        if (result instanceof Judged.Done<T>) {
            changes.record(WORD, authority, id, step, by, Map.of());
        }
        return result;
    }
}
