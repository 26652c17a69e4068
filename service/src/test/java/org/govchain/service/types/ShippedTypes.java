package org.govchain.service.types;

import java.util.List;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;

/** The types that come with the service, for tests that need no service. */
public final class ShippedTypes {

    private ShippedTypes() {}

    /** Every file. */
    public static List<TypeFile> files() {
        return TypeFiles.read(List.of("classpath:credential-types/*.json"));
    }

    /** The type of that name. */
    public static CredentialType of(String name) {
        return file(name).type();
    }

    /** The file of that name. */
    public static TypeFile file(String name) {
        return files().stream()
                .filter(file -> file.type().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
