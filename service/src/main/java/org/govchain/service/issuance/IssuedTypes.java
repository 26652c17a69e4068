package org.govchain.service.issuance;

import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.CredentialTypeId;
import org.govchain.service.types.CredentialTypes;
import org.govchain.types.CredentialType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Types as they were when documents were issued: a later version may know other claims and other words. */
@Component
public class IssuedTypes {

    private static final String VERSION = """
            select d.type_version from copy c
              join document d on d.id = c.document_id and d.version = c.document_version
             where c.id = ? and d.type_version is not null""";

    private final CredentialTypes types;
    private final JdbcClient jdbc;

    IssuedTypes(CredentialTypes types, JdbcClient jdbc) {
        this.types = types;
        this.jdbc = jdbc;
    }

    /**
     * The type of a copy; as it is now when the document is from before there were versions, or came from elsewhere. Empty for a document
     * that came from elsewhere with a type that nobody has brought here.
     */
    public Optional<CredentialType> find(UUID copy, CredentialTypeId id) {
        String name = id.uri().substring(id.uri().lastIndexOf('/') + 1);
        Optional<Integer> version =
                jdbc.sql(VERSION).param(copy).query(Integer.class).optional();
        return version.flatMap(number -> types.find(name, number)).or(() -> types.find(name));
    }
}
