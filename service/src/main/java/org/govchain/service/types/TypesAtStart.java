package org.govchain.service.types;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the type files into the database when the service starts. What a person edited here outlives the file; a file never takes
 * the place of a version with other content, and never lowers who must approve (docs/adr/1002).
 */
@Component
class TypesAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(TypesAtStart.class);

    private final TypeStore store;
    private final Clock clock;

    TypesAtStart(
            @Value("${govchain.credential-types:classpath:credential-types/*.json}") List<String> locations,
            TypeStore store,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.clock = clock;
        List<TypeFile> files = TypeFiles.read(locations);
        requireNoDoubles(files);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            store.lock();
            files.forEach(this::bring);
        });
    }

    private void bring(TypeFile file) {
        List<TypeVersion> known = store.versions(file.type().name());
        if (known.isEmpty()) {
            store.putFile(file, clock.instant());
            return;
        }
        TypeVersion current = known.getLast();
        CredentialType type = file.type();
        if (current.edited()) {
            if (known.stream().noneMatch(version -> version.file().digest().equals(file.digest()))) {
                LOG.info(
                        "the file of credential type {} is not used: version {} was written here",
                        type.name(),
                        current.number());
            }
            return;
        }
        if (type.version() < current.number()) {
            LOG.warn(
                    "the file of credential type {} is older than version {}, which holds",
                    type.name(),
                    current.number());
        } else if (type.version() == current.number()) {
            if (!current.file().digest().equals(file.digest())) {
                throw refused(
                        type,
                        "version " + type.version() + " was in force with other content: give the file version "
                                + (type.version() + 1));
            }
        } else if (type.approval().isLowerThan(current.type().approval())) {
            throw refused(
                    type,
                    "version " + type.version() + " asks for approval \""
                            + type.approval().word()
                            + "\" where version " + current.number() + " asks for \""
                            + current.type().approval().word()
                            + "\": only two persons lower it, with PUT /api/types/" + type.name());
        } else {
            store.putFile(file, clock.instant());
        }
    }

    private static IllegalStateException refused(CredentialType type, String why) {
        return new IllegalStateException("credential type " + type.name() + ".json: " + why);
    }

    /** Names that are there twice would be one type with two meanings. */
    private static void requireNoDoubles(List<TypeFile> files) {
        Set<String> names = new HashSet<>();
        for (TypeFile file : files) {
            if (!names.add(file.type().name())) {
                throw refused(file.type(), "there are two files of that name");
            }
        }
    }
}
