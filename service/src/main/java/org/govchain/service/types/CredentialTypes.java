package org.govchain.service.types;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.govchain.credential.CredentialTypeId;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.PublicUrl;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;
import org.govchain.types.Violation;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of documents this installation issues, each with all its versions; the newest one holds. */
@Service
public class CredentialTypes {

    /** As they were when the database was last looked at. */
    private record Known(long newest, Map<String, NavigableMap<Integer, TypeVersion>> types) {}

    private final TypeStore store;
    private final PublicUrl publicUrl;
    private volatile Known known;

    /** @param filesAreIn only so that the files of this start are in the database first */
    CredentialTypes(TypeStore store, PublicUrl publicUrl, TypesAtStart filesAreIn) {
        this.store = store;
        this.publicUrl = publicUrl;
        Objects.requireNonNull(filesAreIn);
        this.known = read();
    }

    /** The type by its name, in the version that holds now. */
    public Optional<CredentialType> find(String name) {
        return current(name).map(TypeVersion::type);
    }

    /** The type as it was in a version, to understand a document that was issued under it. */
    public Optional<CredentialType> find(String name, int version) {
        return Optional.ofNullable(versions(name).get(version)).map(TypeVersion::type);
    }

    /** All types in the versions that hold now, ordered by name. */
    public Collection<CredentialType> all() {
        return known.types.values().stream()
                .map(versions -> versions.lastEntry().getValue().type())
                .toList();
    }

    /** The names of the types that are the authority's own or shared by all. */
    public Set<String> openTo(AuthorityId authority) {
        return known.types.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .filter(version -> version.isOpenTo(authority))
                .map(version -> version.type().name())
                .collect(Collectors.toSet());
    }

    /** The type's URI ({@code vct}), the same for all its versions. */
    public CredentialTypeId idOf(CredentialType type) {
        return new CredentialTypeId(publicUrl.of("/types/" + type.name()));
    }

    /** Whether the claims satisfy the type's schema; the refusal names places and rules, the claims' values only as the caller sent them. */
    public Optional<Refusal> check(CredentialType type, ObjectNode claims) {
        TypeVersion version = versions(type.name()).get(type.version());
        if (version == null) {
            throw new IllegalArgumentException("not a type of this installation: " + type.name());
        }
        return refusal(version.file(), claims);
    }

    static Optional<Refusal> refusal(TypeFile file, ObjectNode claims) {
        List<String> violations =
                file.violations(claims).stream().map(Violation::toString).toList();
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.CLAIMS_INVALID,
                        "the claims do not satisfy the schema of " + file.type().name(),
                        violations));
    }

    Optional<TypeVersion> current(String name) {
        return Optional.ofNullable(versions(name).lastEntry()).map(Map.Entry::getValue);
    }

    /** By version; empty when there is no such type. */
    NavigableMap<Integer, TypeVersion> versions(String name) {
        return known.types.getOrDefault(name, new TreeMap<>());
    }

    /** Looks whether this or another instance put a version into force. */
    void refresh() {
        if (store.newest() != known.newest) {
            known = read();
        }
    }

    private Known read() {
        long newest = store.newest();
        Map<String, NavigableMap<Integer, TypeVersion>> types = new TreeMap<>();
        for (TypeVersion version : store.versions(null)) {
            types.computeIfAbsent(version.type().name(), _ -> new TreeMap<>()).put(version.number(), version);
        }
        return new Known(newest, types);
    }
}
