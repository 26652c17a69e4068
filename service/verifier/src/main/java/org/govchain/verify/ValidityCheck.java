package org.govchain.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.govchain.credential.ValidityPeriod;
import org.govchain.seal.DigitalSeal;

/** VALIDITY_PERIOD: the instant judged lies in the periods that credential and seal name. */
final class ValidityCheck {

    private ValidityCheck() {}

    static Outcome judge(Dossier dossier) {
        Optional<Outcome> problem = dossier.claimedIssue()
                .filter(issued -> issued.isAfter(dossier.now().plus(Dossier.CLOCK_TOLERANCE)))
                .map(issued -> Outcome.failed(ReasonCode.NOT_YET_ISSUED, "issued " + issued));
        return problem.or(() -> dossier.credential()
                        .map(it -> Period.of(it.value().facts().validity()))
                        .flatMap(period -> period.misses(dossier.now())))
                .or(() -> dossier.seal().flatMap(it -> Period.of(it.value()).misses(dossier.now())))
                .orElseGet(Outcome::passed);
    }

    /** A period as the document names it; a strange one may end before it begins, and then nothing lies in it. */
    record Period(Optional<Instant> from, Optional<Instant> until) {

        static Period of(ValidityPeriod validity) {
            return new Period(validity.notBefore(), validity.expiresAt());
        }

        /** From the first instant of the first day until the end of the last, where the issuing offices are. */
        static Period of(DigitalSeal seal) {
            return new Period(
                    seal.content().validFrom().map(Period::startOf),
                    seal.content().validTo().map(last -> startOf(last.plusDays(1))));
        }

        private Optional<Outcome> misses(Instant now) {
            if (from.filter(now::isBefore).isPresent()) {
                return Optional.of(Outcome.failed(ReasonCode.NOT_YET_VALID, "valid from " + from.get()));
            }
            return until.filter(end -> !now.isBefore(end))
                    .map(end -> Outcome.failed(ReasonCode.EXPIRED, "lapsed at " + end));
        }

        private static Instant startOf(LocalDate day) {
            return day.atStartOfDay(Dossier.SEAL_ZONE).toInstant();
        }
    }
}
