package org.govchain.service.types;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.govchain.credential.CredentialTypeId;
import org.govchain.seal.SealField;
import org.govchain.seal.SealProfile;
import org.govchain.seal.SealType;
import org.govchain.service.authority.AuthorityId;
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

    private final CredentialTypes types;

    TypeProfiles(CredentialTypes types) {
        this.types = types;
    }

    @Override
    public Map<CredentialTypeId, byte[]> profiles() {
        return types.all().stream().collect(Collectors.toMap(types::idOf, TypeProfiles::xml));
    }

    @Override
    public List<byte[]> everyVersion() {
        return types.all().stream()
                .flatMap(type -> types.versions(type.name()).values().stream())
                .map(version -> xml(version.type()))
                .toList();
    }

    @Override
    public Set<CredentialTypeId> typesOf(AuthorityId authority) {
        return types.openTo(authority).stream()
                .flatMap(name -> types.find(name).stream())
                .map(types::idOf)
                .collect(Collectors.toSet());
    }

    /** The profile of a type with this number, which one of its versions has or had. */
    Optional<SealProfile> profile(String type, String number) {
        return types.versions(type).values().stream()
                .map(version -> profile(version.type()))
                .filter(profile -> profile.number()
                        .toString()
                        .replace("-", "")
                        .toUpperCase(Locale.ROOT)
                        .equals(number))
                .findFirst();
    }

    private static byte[] xml(CredentialType type) {
        return profile(type).toXml().getBytes(StandardCharsets.UTF_8);
    }

    /** What the seals of a type mean; the digest of its XML belongs into the registry. */
    static SealProfile profile(CredentialType type) {
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
