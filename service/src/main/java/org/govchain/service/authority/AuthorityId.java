package org.govchain.service.authority;

import java.util.regex.Pattern;

/**
 * The short name of an authority in this installation; every row belongs to one.
 *
 * @param slug lower-case letters, digits and hyphens, at most 63
 */
public record AuthorityId(String slug) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Throws {@link IllegalArgumentException} for any other text. */
    public AuthorityId {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException(
                    "an authority's short name is 1 to 63 lower-case letters, digits and hyphens: '" + slug + "'");
        }
    }

    @Override
    public String toString() {
        return slug;
    }
}
