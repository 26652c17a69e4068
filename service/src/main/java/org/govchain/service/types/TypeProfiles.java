package org.govchain.service.types;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.govchain.credential.CredentialTypeId;
import org.govchain.seal.SealField;
import org.govchain.seal.SealProfile;
import org.govchain.seal.SealType;
import org.govchain.service.trust.ProfileDocuments;
import org.govchain.types.CredentialType;
import org.govchain.types.SealLayout;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The types of this installation with what the registry must know about them. */
@Service
class TypeProfiles implements ProfileDocuments {

    private static final String CREATOR = "govchain";

    /**
     * A type that documents can be issued from.
     *
     * @param id its URI
     * @param profile what its seals mean; the digest of its XML belongs into the registry
     */
    record PublishedProfile(CredentialTypeId id, SealProfile profile) {}

    private final List<PublishedProfile> types;

    TypeProfiles(CredentialTypes types) {
        this.types = types.all().stream()
                .map(type -> new PublishedProfile(types.idOf(type), profile(type)))
                .toList();
    }

    /** Every type, ordered by name. */
    List<PublishedProfile> all() {
        return types;
    }

    @Override
    public Map<CredentialTypeId, byte[]> profiles() {
        return types.stream()
                .collect(Collectors.toMap(
                        PublishedProfile::id, type -> type.profile().toXml().getBytes(StandardCharsets.UTF_8)));
    }

    private static SealProfile profile(CredentialType type) {
        Set<String> required = new HashSet<>();
        for (JsonNode claim : type.claims().path("required").values()) {
            required.add(claim.stringValue());
        }
        String leikaId = type.leikaId();
        return new SealProfile(
                type.profile(),
                type.label().de(),
                CREATOR,
                type.category(),
                leikaId == null ? List.of() : List.of(leikaId.split(";", -1)),
                true,
                true,
                type.seal().entries().stream()
                        .map(entry -> field(entry, required))
                        .toList());
    }

    private static SealField field(SealLayout.Entry entry, Set<String> required) {
        JsonPointer pointer = JsonPointer.compile(entry.claim());
        boolean deep = !pointer.tail().matches();
        boolean optional = !required.contains(pointer.getMatchingProperty()) || (deep && entry.text() == null);
        return new SealField(
                entry.tag(), entry.name(), entry.description(), SealType.UTF8_STRING, OptionalInt.empty(), optional);
    }
}
