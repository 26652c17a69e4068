package org.govchain.service.status;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.govchain.jose.Base64Url;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.trust.Trust;
import org.govchain.service.web.PublicUrl;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusListToken;
import org.govchain.status.StatusReference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The status entries of this installation's documents: hands them out, changes them, publishes them. */
@Service
public class StatusLists {

    /** Where lists are published, below the public URL; short, because every seal names its list. */
    public static final String PATH = "/sl/";

    /** Four characters: random, so that a restored backup does not name a list that the registry has already seen. */
    private static final int NAME_BYTES = 3;

    private final StatusListStore store;
    private final StatusListTokens tokens;
    private final Authorities authorities;
    private final Trust trust;
    private final ListTakeover takeover;
    private final PublicUrl publicUrl;
    private final SecureRandom random;
    private final TransactionTemplate ownTransaction;
    private final StatusIndexPool pool = new StatusIndexPool(this::refill);

    StatusLists(
            StatusListStore store,
            StatusListTokens tokens,
            Authorities authorities,
            Trust trust,
            ListTakeover takeover,
            PublicUrl publicUrl,
            SecureRandom random,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.tokens = tokens;
        this.authorities = authorities;
        this.trust = trust;
        this.takeover = takeover;
        this.publicUrl = publicUrl;
        this.random = random;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Lists that the registry contract must learn of before they are used; makes one ahead for every authority whose
     * lists are half full. Once the registry mirror has seen them they are used.
     */
    public List<StatusListRegistration> awaitingRegistration() {
        for (Authority authority : authorities.all()) {
            ownTransaction.executeWithoutResult(_ -> {
                if (store.countWithRoom(authority.id()) == 0) {
                    store.create(authority.id(), newUri());
                }
            });
        }
        noticeRegistered();
        return store.unregistered().stream()
                .filter(row -> trust.canRegisterStatusList(new StatusListId(row.uri()).hash()))
                .map(row -> new StatusListRegistration(row.id(), new StatusListId(row.uri()), row.authority()))
                .toList();
    }

    /** From the moment the registry contract knows a list, it is used and its versions are anchored; before, they would be refused. */
    void noticeRegistered() {
        store.unregistered().stream()
                .filter(list -> trust.knowsStatusList(new StatusListId(list.uri()).hash()))
                .forEach(list -> store.markRegistered(list.id()));
    }

    /** Takes this many random free entries, all valid; none when no registered list has room. */
    public List<StatusIndex> allocate(AuthorityId authority, int count) {
        return pool.take(authority, count);
    }

    /** Sets the status of entries, inside the caller's transaction; the lists' versions grow by one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(List<StatusIndex> indices, Status status) {
        Map<UUID, List<Integer>> byList = new TreeMap<>();
        indices.forEach(
                i -> byList.computeIfAbsent(i.list(), _ -> new ArrayList<>()).add(i.index()));
        byList.forEach((list, places) -> {
            StatusList bits = store.lockBits(list);
            for (int place : places) {
                bits = bits.with(place, status);
            }
            store.store(list, bits, places, status);
        });
    }

    /** Whether one of the entries is in a list that is published elsewhere, so that its status cannot be changed here. */
    public boolean areElsewhere(List<StatusIndex> indices) {
        return store.keepsOneOf(
                indices.stream().map(StatusIndex::list).distinct().toList());
    }

    /**
     * Takes a list over that an authority brought along; the caller has verified its token.
     *
     * @param check only says what would become of it
     */
    @Transactional
    public TakenOver takeOver(AuthorityId authority, StatusListToken token, boolean check) {
        return takeover.take(authority, token, check);
    }

    /** Takes the place of a document that an authority brought along; the list was taken over with its bits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<StatusIndex> occupy(AuthorityId authority, StatusReference reference, Status status) {
        return store.occupy(authority, reference, status);
    }

    /** The signed token of the list with this last path segment, at most {@code ttl} old; empty when there is no such list. */
    public Optional<String> token(String name) {
        return tokenOf(publicUrl.of(PATH + name));
    }

    /**
     * The signed token of the list with this URI; the last one that was signed elsewhere for a list that is kept; empty when documents
     * of this installation are in no such list.
     */
    public Optional<String> tokenOf(String uri) {
        return store.byUri(uri).map(published -> published.kept().orElseGet(() -> tokens.current(published.row())));
    }

    /** The URIs of all lists that documents may refer to, oldest first. */
    public List<String> published() {
        return store.registered();
    }

    private List<StatusIndex> refill(AuthorityId authority, int count) {
        noticeRegistered();
        List<StatusIndex> taken = ownTransaction.execute(_ -> {
            List<StatusIndex> indices = new ArrayList<>(count);
            for (StatusListStore.Row list : store.lockOpen(authority)) {
                store.take(list, count).forEach(index -> indices.add(new StatusIndex(list.id(), list.uri(), index)));
            }
            return indices;
        });
        return taken == null ? List.of() : taken;
    }

    /** An entry of no list, whose reference is as long as that of any new document: for those who must know how long a seal can become. */
    public static StatusIndex longest(PublicUrl publicUrl) {
        return new StatusIndex(
                new UUID(0, 0),
                publicUrl.of(PATH + Base64Url.encode(new byte[NAME_BYTES])),
                StatusList.MAX_ENTRIES - 1);
    }

    private String newUri() {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        return publicUrl.of(PATH + Base64Url.encode(name));
    }
}
