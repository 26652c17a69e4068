package org.govchain.service.trust;

import java.util.List;

/** Where the seal profiles come from that an exported trust policy carries. */
@FunctionalInterface
public interface ProfileDocuments {

    /** The documents, exactly the bytes whose digest the registry holds or may hold. */
    List<byte[]> profiles();
}
