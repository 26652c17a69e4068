package org.govchain.service.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * What somebody wants to hand over, and how.
 *
 * @param claims names of the claims to disclose; empty means all
 * @param files SHA-256 of the files to hand over
 */
record GrantTerms(
        Recipient recipient,
        String purpose,
        Instant validUntil,
        int views,
        Optional<List<String>> claims,
        List<Sha256Digest> files) {

    /** Who it is for. */
    sealed interface Recipient {

        /** How the granter calls the recipient. */
        String name();

        record Bearer(String name) implements Recipient {}

        record Mail(String name, String address) implements Recipient {
            /** Never the address. */
            @Override
            public String toString() {
                return "Mail";
            }
        }

        record Account(String name, String issuer, String subject) implements Recipient {}
    }
}
