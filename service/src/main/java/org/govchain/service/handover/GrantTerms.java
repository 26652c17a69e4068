package org.govchain.service.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * What somebody wants to hand over, and how.
 *
 * @param claims names of the claims to disclose; empty means all
 * @param files SHA-256 of the attached files to hand over
 * @param pdf whether the document goes along as its signed PDF
 */
record GrantTerms(
        Recipient recipient,
        String purpose,
        Instant validUntil,
        int views,
        Optional<List<String>> claims,
        List<Sha256Digest> files,
        boolean pdf) {

    /** Who it is for. */
    sealed interface Recipient {

        /** How the granter calls the recipient. */
        String name();

        record Bearer(String name) implements Recipient {}

        /**
         * Whoever has link and PIN and names this address.
         *
         * @param notice whether a mail says there that something waits
         */
        record Mail(String name, String address, boolean notice) implements Recipient {
            /** Never the address. */
            @Override
            public String toString() {
                return "Mail";
            }
        }

        record Account(String name, String issuer, String subject) implements Recipient {}
    }
}
