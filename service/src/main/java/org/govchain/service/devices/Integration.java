package org.govchain.service.devices;

import java.util.Map;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/**
 * A network server that hands over the readings of an authority's devices.
 *
 * @param name unique within the authority
 * @param mapping by quantity
 */
public record Integration(
        UUID id, AuthorityId authority, String name, NetworkServer kind, Map<String, MappedValue> mapping) {

    public Integration {
        mapping = Map.copyOf(mapping);
    }

    /** Where a quantity stands in what the decoder made. */
    public MappedValue of(String quantity) {
        MappedValue mapped = mapping.get(quantity);
        return mapped == null ? MappedValue.ofName(quantity) : mapped;
    }
}
