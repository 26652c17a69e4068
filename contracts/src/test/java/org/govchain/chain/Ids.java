package org.govchain.chain;

import java.nio.charset.StandardCharsets;
import org.govchain.merkle.Sha256Digest;

/** Identifiers on the chain: SHA-256 of UTF-8 text. */
final class Ids {

    static final Sha256Digest AUTHORITY = of("https://musterstadt.example");
    static final Sha256Digest KEY = of("a public key");
    static final Sha256Digest TYPE = of("https://musterstadt.example/types/liquor-licence");
    static final Sha256Digest LIST = of("https://musterstadt.example/status-lists/1");

    private Ids() {}

    static Sha256Digest of(String text) {
        return Sha256Digest.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
