package org.govchain.service.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.InstallationKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Turns words into what the database may know: the first 8 bytes of HMAC-SHA-256 under a key that is not in the database, different for
 * each authority (docs/adr/1022).
 */
@Component
final class SearchKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    @Autowired
    SearchKey(InstallationKey installation) {
        this(installation.derive("search"));
    }

    SearchKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The number of each word. */
    Map<String, Long> hashes(AuthorityId authority, Set<String> words) {
        List<String> ordered = List.copyOf(words);
        long[] hashes = hash(authority, ordered);
        Map<String, Long> byWord = HashMap.newHashMap(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            byWord.put(ordered.get(i), hashes[i]);
        }
        return byWord;
    }

    /** One number a word. */
    long[] hash(AuthorityId authority, Collection<String> words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] prefix = (authority.slug() + '\0').getBytes(StandardCharsets.UTF_8);
            return words.stream()
                    .mapToLong(word -> {
                        mac.update(prefix);
                        return ByteBuffer.wrap(mac.doFinal(word.getBytes(StandardCharsets.UTF_8)))
                                .getLong();
                    })
                    .toArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
