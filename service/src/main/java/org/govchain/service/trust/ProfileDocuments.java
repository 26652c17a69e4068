package org.govchain.service.trust;

import java.util.Map;
import org.govchain.credential.CredentialTypeId;

/** Where the seal profiles come from: their digests belong into the registry, they themselves into the exported trust policy. */
@FunctionalInterface
public interface ProfileDocuments {

    /** By type, exactly the bytes whose digest the registry holds or may hold. */
    Map<CredentialTypeId, byte[]> profiles();
}
