package org.govchain.service.batches;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.InstallationKey;
import org.springframework.stereotype.Component;

/** The authority's own keys of rows, such as a matriculation number: personal data, so the database has only a keyed hash of them. */
@Component
final class OwnKeys {

    static final String FORM = "the own key of a row has 1 to 200 characters and begins with a letter or digit";

    private static final int LONGEST = 200;
    private static final int HASH_BYTES = 16;

    private final SecretKeySpec key;

    OwnKeys(InstallationKey installation) {
        this.key = new SecretKeySpec(installation.derive("batch-own-key"), "HmacSHA256");
    }

    /** Whether a text may be an own key; what it begins with cannot be taken for a formula. */
    static boolean isOne(String text) {
        return !text.isBlank() && text.length() <= LONGEST && Character.isLetterOrDigit(text.codePointAt(0));
    }

    /** 16 bytes that differ by authority, type and own key. */
    byte[] hash(AuthorityId authority, String type, String ownKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash =
                    mac.doFinal((authority.slug() + '\0' + type + '\0' + ownKey).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
