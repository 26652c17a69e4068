package org.govchain.service.types;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.govchain.credential.CredentialTypeId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.PublicUrl;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;
import org.govchain.types.Violation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of documents this installation issues. */
@Service
public class CredentialTypes {

    private final Map<String, TypeFile> types = new TreeMap<>();
    private final PublicUrl publicUrl;

    CredentialTypes(
            @Value("${govchain.credential-types:classpath:credential-types/*.json}") List<String> locations,
            PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
        for (TypeFile file : TypeFiles.read(locations)) {
            if (types.put(file.type().name(), file) != null) {
                throw new IllegalStateException(
                        "there are two credential types " + file.type().name());
            }
        }
    }

    /** The type by its name, in the version that holds now. */
    public Optional<CredentialType> find(String name) {
        return Optional.ofNullable(types.get(name)).map(TypeFile::type);
    }

    /** All types in the versions that hold now, ordered by name. */
    public Collection<CredentialType> all() {
        return types.values().stream().map(TypeFile::type).toList();
    }

    /** The type's URI ({@code vct}), the same for all its versions. */
    public CredentialTypeId idOf(CredentialType type) {
        return new CredentialTypeId(publicUrl.of("/types/" + type.name()));
    }

    /** Whether the claims satisfy the type's schema; the refusal names places and rules, the claims' values only as the caller sent them. */
    public Optional<Refusal> check(CredentialType type, ObjectNode claims) {
        TypeFile file = types.get(type.name());
        if (file == null) {
            throw new IllegalArgumentException("not a type of this installation: " + type.name());
        }
        List<String> violations =
                file.violations(claims).stream().map(Violation::toString).toList();
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.CLAIMS_INVALID,
                        "the claims do not satisfy the schema of " + type.name(),
                        violations));
    }
}
