package org.govchain.service.trust;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.govchain.credential.CredentialTypeId;
import org.govchain.service.authority.AuthorityId;

/** Where the seal profiles come from: their digests belong into the registry, they themselves into the exported trust policy. */
@FunctionalInterface
public interface ProfileDocuments {

    /** By type, exactly the bytes whose digest the registry holds or may hold. */
    Map<CredentialTypeId, byte[]> profiles();

    /** Those of former versions as well: the registry may still name one of them. */
    default Collection<byte[]> everyVersion() {
        return profiles().values();
    }

    /** The types that this authority may want to issue. */
    default Set<CredentialTypeId> typesOf(AuthorityId authority) {
        return profiles().keySet();
    }
}
