package org.govchain.service.status;

import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.AnchoredDigest;
import org.govchain.service.anchoring.AnchoredDigests;
import org.govchain.service.web.PublicUrl;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.StatusHistory;
import org.springframework.stereotype.Service;

/** What status lists said in the past: every version that was anchored, with its bits and where it stands on the chain. */
@Service
public class StatusPast {

    private final StatusListStore store;
    private final StatusVersions versions;
    private final AnchoredDigests anchored;
    private final PublicUrl publicUrl;

    StatusPast(StatusListStore store, StatusVersions versions, AnchoredDigests anchored, PublicUrl publicUrl) {
        this.store = store;
        this.versions = versions;
        this.anchored = anchored;
        this.publicUrl = publicUrl;
    }

    /** The version that was in force at an instant and the next one; empty when there is no list with this last path segment. */
    public Optional<StatusHistory> at(String name, Instant at) {
        return ofList(publicUrl.of(StatusLists.PATH + name), at);
    }

    /** The same of the list with this URI; without versions where none was anchored by then, or not by this installation. */
    public Optional<StatusHistory> ofList(String uri, Instant at) {
        return store.byUri(uri).map(list -> {
            StatusListId id = new StatusListId(uri);
            Optional<AnchoredVersion> inForce =
                    anchored.inForce(id.hash(), at).flatMap(found -> withBits(list.row(), found));
            Optional<AnchoredVersion> next = inForce.flatMap(found -> anchored.next(id.hash(), found.version()))
                    .map(found -> version(found, Optional.empty()));
            return new StatusHistory(id, inForce, next, Optional.empty());
        });
    }

    /** One anchored version with its bits; empty while it is not anchored, when it was passed over or is not known here. */
    public Optional<StatusHistory> version(String name, long version) {
        StatusListId id = new StatusListId(publicUrl.of(StatusLists.PATH + name));
        return store.byUri(id.uri())
                .flatMap(list -> anchored.of(id.hash(), version)
                        .flatMap(found -> withBits(list.row(), found))
                        .map(found -> new StatusHistory(id, Optional.of(found), Optional.empty(), Optional.empty())));
    }

    private Optional<AnchoredVersion> withBits(StatusListStore.Row list, AnchoredDigest found) {
        return versions.bits(list.id(), found.status().version()).map(bits -> version(requireSame(bits, found), found));
    }

    /** What is handed out is looked at first: the chain has the digest of exactly these bits. */
    private static StatusList requireSame(StatusList bits, AnchoredDigest found) {
        Sha256Digest digest = bits.digest();
        if (!digest.equals(found.status().digest())) {
            throw new IllegalStateException(
                    "version " + found.status().version() + " of a status list is not the one that was anchored");
        }
        return bits;
    }

    private static AnchoredVersion version(StatusList bits, AnchoredDigest found) {
        return version(found, Optional.of(bits));
    }

    private static AnchoredVersion version(AnchoredDigest found, Optional<StatusList> bits) {
        return new AnchoredVersion(
                found.status().version(),
                found.status().digest(),
                bits,
                found.log(),
                found.anchor().claim(),
                found.consortiumSeal());
    }
}
