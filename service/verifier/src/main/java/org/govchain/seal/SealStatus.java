package org.govchain.seal;

import java.util.Optional;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;

/**
 * Where the status of a seal stands: fields 05 and 06 of edition 0.9.
 *
 * @param uri the status list's URI as the seal spells it; without a scheme, https is meant
 * @param index 0 to 2³² − 1
 */
public record SealStatus(String uri, long index) {

    private static final String HTTPS = "https://";

    /** Throws {@link IllegalArgumentException} for a URI or index that has no form in a seal. */
    public SealStatus {
        SealLinks.requireUri(uri);
        if (index < 0 || index > 0xffff_ffffL) {
            throw new IllegalArgumentException("status list index out of range: " + index);
        }
    }

    /** The fields of a reference; {@code https://} is left out, for eight bytes are two rows of a QR code. */
    public static SealStatus of(StatusReference reference) {
        String uri = reference.list().uri();
        return new SealStatus(uri.startsWith(HTTPS) ? uri.substring(HTTPS.length()) : uri, reference.index());
    }

    /** The entry of a Token Status List; empty when the URI or the index is not one of ours. */
    public Optional<StatusReference> reference() {
        if (index >= StatusList.MAX_ENTRIES) {
            return Optional.empty();
        }
        return StatusListId.parse(uri.contains("://") ? uri : HTTPS + uri)
                .map(list -> new StatusReference(list, (int) index));
    }
}
