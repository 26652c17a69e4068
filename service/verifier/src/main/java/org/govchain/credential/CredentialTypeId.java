package org.govchain.credential;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.govchain.jose.WebUri;
import org.govchain.merkle.Sha256Digest;

/**
 * The URI of a credential type ({@code vct}); it resolves to the type's metadata.
 *
 * @param uri absolute, http or https, at most 512 ASCII characters, no fragment, no user
 */
public record CredentialTypeId(String uri) {

    /** Throws {@link IllegalArgumentException} for anything but such a URI; parsers use {@link #parse}. */
    public CredentialTypeId {
        if (!WebUri.isAcceptable(uri)) {
            throw new IllegalArgumentException(
                    "a credential type is named by an absolute http(s) URI without fragment");
        }
    }

    /** Empty for anything but an absolute http(s) URI without fragment. */
    public static Optional<CredentialTypeId> parse(String uri) {
        return WebUri.isAcceptable(uri) ? Optional.of(new CredentialTypeId(uri)) : Optional.empty();
    }

    /** SHA-256 of the URI in UTF-8: the id on the chain. */
    public Sha256Digest hash() {
        return Sha256Digest.hash(uri.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return uri;
    }
}
