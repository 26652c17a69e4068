package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/**
 * All changes of the issuer registry in order, with the running hash head' = SHA-256(head ‖ change) over them and the registry that
 * they add up to. Immutable.
 */
public final class RegistryJournal {

    /** The head before the first change: 32 zero bytes. */
    public static final Sha256Digest EMPTY_HEAD = Sha256Digest.of(new byte[Sha256Digest.LENGTH]);

    /** A registry that nothing happened to. */
    static final RegistryJournal EMPTY = new RegistryJournal(List.of(), EMPTY_HEAD, Registry.EMPTY);

    private final List<byte[]> changes;
    private final Sha256Digest head;
    private final Registry registry;

    private RegistryJournal(List<byte[]> ownedChanges, Sha256Digest head, Registry registry) {
        this.changes = ownedChanges;
        this.head = head;
        this.registry = registry;
    }

    /** Replays canonical changes from the first; refuses one that is malformed or that the contract would not have made. */
    public static Parsed<RegistryJournal> replay(List<byte[]> changes) {
        return replay(List.of(), EMPTY_HEAD, changes);
    }

    /** This journal with later changes. */
    public Parsed<RegistryJournal> continuedBy(List<byte[]> later) {
        return later.isEmpty() ? new Parsed.Ok<>(this) : replay(changes, head, later);
    }

    /** The running hash after these changes, whatever they are. */
    static Sha256Digest headAfter(Sha256Digest head, List<byte[]> changes) {
        Sha256Digest running = head;
        for (byte[] change : changes) {
            running = Sha256Digest.hash(running.bytes(), change);
        }
        return running;
    }

    /** Running hash after the last change. */
    public Sha256Digest head() {
        return head;
    }

    /** What the registry says after the last change. */
    public Registry registry() {
        return registry;
    }

    /** What the registry said when this was its head; empty when it never was. */
    Optional<Registry> registryAt(Sha256Digest earlier) {
        Sha256Digest running = EMPTY_HEAD;
        for (int i = 0; i <= changes.size(); i++) {
            if (running.equals(earlier)) {
                return replay(changes.subList(0, i)).asOptional().map(RegistryJournal::registry);
            }
            if (i < changes.size()) {
                running = headAfter(running, List.of(changes.get(i)));
            }
        }
        return Optional.empty();
    }

    /** Number of changes. */
    public int size() {
        return changes.size();
    }

    /** Copies of the canonical bytes, oldest first. */
    public List<byte[]> changes() {
        return changes.stream().map(byte[]::clone).toList();
    }

    private static Parsed<RegistryJournal> replay(List<byte[]> known, Sha256Digest knownHead, List<byte[]> later) {
        List<byte[]> all = new ArrayList<>(known);
        later.forEach(change -> all.add(change.clone()));
        Sha256Digest head = headAfter(knownHead, later);
        RegistryReplay replay = new RegistryReplay();
        for (int i = 0; i < all.size(); i++) {
            int position = i;
            Parsed<RegistryChange> read =
                    RegistryChange.parse(all.get(i)).then(change -> replay.apply(change, position));
            if (read instanceof Parsed.Malformed<RegistryChange> malformed) {
                return new Parsed.Malformed<>(malformed.reason() + " (change " + i + ")");
            }
        }
        return new Parsed.Ok<>(new RegistryJournal(List.copyOf(all), head, replay.registry()));
    }
}
