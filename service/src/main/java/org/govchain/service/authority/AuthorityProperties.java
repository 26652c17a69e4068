package org.govchain.service.authority;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code govchain.authorities[*]}: slug, issuer and name of each authority.
 *
 * @param authorities at least one
 */
@ConfigurationProperties(prefix = "govchain", ignoreUnknownFields = true)
record AuthorityProperties(@Nullable List<Entry> authorities) {

    record Entry(String slug, URI issuer, String name) {

        Authority authority() {
            return new Authority(new AuthorityId(slug), issuer, name);
        }
    }

    List<Authority> all() {
        if (authorities == null || authorities.isEmpty()) {
            throw new IllegalArgumentException("govchain.authorities names no authority");
        }
        return authorities.stream().map(Entry::authority).toList();
    }
}
