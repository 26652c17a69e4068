package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.Registry.Authority;
import org.govchain.verify.Registry.Period;
import org.govchain.verify.Registry.StatusListEntry;

/** Applies changes one after the other, under the same conditions as the contract. */
final class RegistryReplay {

    private final Map<Sha256Digest, String> names = new HashMap<>();
    private final Map<Sha256Digest, Map<Sha256Digest, Registry.Key>> keys = new HashMap<>();
    private final Map<Sha256Digest, Map<Sha256Digest, List<Period>>> rights = new HashMap<>();
    private final Map<Sha256Digest, Registry.Log> logs = new HashMap<>();
    private final Map<Sha256Digest, StatusListEntry> lists = new HashMap<>();
    private final Map<Sha256Digest, Sha256Digest> profiles = new HashMap<>();

    Parsed<RegistryChange> apply(RegistryChange change, int position) {
        boolean possible = switch (change) {
            case RegistryChange.AuthorityRegistered it -> names.putIfAbsent(it.authority(), it.name()) == null;
            case RegistryChange.KeyAdded it -> addKey(it);
            case RegistryChange.KeyRevoked it -> revokeKey(it);
            case RegistryChange.TypeAllowed it -> allow(it);
            case RegistryChange.TypeDisallowed it -> disallow(it);
            case RegistryChange.LogRegistered it -> logs.putIfAbsent(it.log(), Registry.Log.OPEN) == null;
            case RegistryChange.LogAccountReplaced it -> logs.containsKey(it.log());
            case RegistryChange.LogClosed it -> close(it);
            case RegistryChange.StatusListRegistered it -> registerList(it);
            case RegistryChange.ProfileRegistered it -> registerProfile(it);
        };
        return possible
                ? new Parsed.Ok<>(change)
                : new Parsed.Malformed<>("journal change does not follow from the ones before");
    }

    Registry registry() {
        Map<Sha256Digest, Authority> authorities = new HashMap<>();
        names.forEach((id, name) -> authorities.put(
                id, new Authority(id, name, keys.getOrDefault(id, Map.of()), rights.getOrDefault(id, Map.of()))));
        return new Registry(authorities, logs, lists, profiles);
    }

    private boolean addKey(RegistryChange.KeyAdded it) {
        Registry.Key key = new Registry.Key(it.thumbprint(), it.purposes(), it.from(), it.until(), Optional.empty());
        return names.containsKey(it.authority())
                && it.from().isBefore(it.until())
                && keysOf(it.authority()).putIfAbsent(it.thumbprint(), key) == null;
    }

    private boolean revokeKey(RegistryChange.KeyRevoked it) {
        Registry.Key key = keysOf(it.authority()).get(it.thumbprint());
        if (key == null
                || key.revokedAt().filter(at -> !it.revokedAt().isBefore(at)).isPresent()) {
            return false;
        }
        keysOf(it.authority()).put(it.thumbprint(), key.revokedFrom(it.revokedAt()));
        return true;
    }

    private boolean allow(RegistryChange.TypeAllowed it) {
        List<Period> periods = periodsOf(it.authority(), it.type());
        boolean overlaps = !periods.isEmpty() && periods.getLast().until().isAfter(it.from());
        return names.containsKey(it.authority()) && !overlaps && periods.add(new Period(it.from(), Instant.MAX));
    }

    private boolean disallow(RegistryChange.TypeDisallowed it) {
        List<Period> periods = periodsOf(it.authority(), it.type());
        if (periods.isEmpty()
                || !periods.getLast().until().isAfter(it.until())
                || it.until().isBefore(periods.getLast().from())) {
            return false;
        }
        Period last = periods.removeLast();
        return periods.add(new Period(last.from(), it.until()));
    }

    private boolean close(RegistryChange.LogClosed it) {
        Registry.Log log = logs.get(it.log());
        if (log == null || log.closedAt().isPresent()) {
            return false;
        }
        logs.put(it.log(), new Registry.Log(OptionalLong.of(it.size())));
        return true;
    }

    private boolean registerList(RegistryChange.StatusListRegistered it) {
        StatusListEntry former = lists.get(it.list());
        boolean same = former == null || former.authority().equals(it.authority());
        if (!names.containsKey(it.authority()) || !logs.containsKey(it.log()) || !same) {
            return false;
        }
        lists.put(it.list(), new StatusListEntry(it.authority(), it.log()));
        return true;
    }

    private boolean registerProfile(RegistryChange.ProfileRegistered it) {
        return !it.digest().equals(profiles.put(it.type(), it.digest()));
    }

    private Map<Sha256Digest, Registry.Key> keysOf(Sha256Digest authority) {
        return keys.computeIfAbsent(authority, _ -> new HashMap<>());
    }

    private List<Period> periodsOf(Sha256Digest authority, Sha256Digest type) {
        return rights.computeIfAbsent(authority, _ -> new HashMap<>()).computeIfAbsent(type, _ -> new ArrayList<>());
    }
}
