package org.govchain.service.issuance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.govchain.service.types.CredentialTypes;
import org.govchain.types.SearchField;
import org.springframework.stereotype.Service;

/** The claims of this installation's types, for modules that fill them in or look for them. */
@Service
public class TypeForms {

    private final CredentialTypes types;

    TypeForms(CredentialTypes types) {
        this.types = types;
    }

    /** The type by its name. */
    public Optional<TypeForm> find(String type) {
        return types.find(type)
                .map(found -> new TypeForm(
                        found.name(),
                        found.claims(),
                        found.labels().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> List.of(
                                                e.getValue().de(), e.getValue().en()))),
                        found.search().stream().map(SearchField::claim).toList()));
    }
}
