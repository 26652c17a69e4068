package org.govchain.service.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.govchain.credential.SignedCredential;
import org.govchain.log.Salt;
import org.govchain.service.trust.Trust;
import org.govchain.verify.Bundle;
import org.govchain.verify.Check;
import org.govchain.verify.CheckResult;
import org.govchain.verify.Evidence;
import org.govchain.verify.Examination;
import org.govchain.verify.Outcome;
import org.govchain.verify.Presentation;
import org.govchain.verify.ReasonCode;
import org.govchain.verify.Verifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Step 4: the public verifier, with the policy that is handed to everybody, reads what was just signed from its exact bytes. A
 * fault of a key store, of memory or of this program ends the request here; the intent is voided and nothing leaves.
 */
@Component
class SelfCheck {

    /** What nobody can say yet about a document that is not in the log. */
    private static final List<Check> NOT_YET = List.of(Check.CHECKPOINT, Check.ANCHOR, Check.STATUS, Check.CONSORTIUM);

    private final Trust trust;
    private final Clock clock;

    SelfCheck(Trust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /** The checks for one request: all its copies are judged by one state of the registry. */
    Session begin() {
        Verifier verifier = trust.policy()
                .map(Verifier::with)
                .orElseThrow(() -> new IllegalStateException("step 1 passed without a view of the registry"));
        return new Session(verifier, clock.instant());
    }

    /** Judges the copies of one request. Thread-safe. */
    static final class Session {

        private final Verifier verifier;
        private final Instant now;

        private Session(Verifier verifier, Instant now) {
            this.verifier = verifier;
            this.now = now;
        }

        /**
         * The credential as the verifier read it.
         *
         * @throws IllegalStateException when anything but what comes later is missing; holds no claims
         */
        SignedCredential check(Intended copy, String credential, byte[] seal, byte[] payload, Salt salt) {
            Bundle bundle = Bundle.builder()
                    .credential(credential)
                    .seal(seal)
                    .payload(payload, salt)
                    .build();
            Examination examination = verifier.examine(Presentation.bundle(bundle), Evidence.none(), now);
            examination.report().checks().stream()
                    .filter(result -> !isAsExpected(result))
                    .findFirst()
                    .ifPresent(result -> {
                        throw failed(copy, result.check() + " is " + result.outcome());
                    });
            return examination
                    .credential()
                    .filter(read -> says(read, copy))
                    .orElseThrow(() -> failed(copy, "the credential does not say what was asked for"));
        }
    }

    private static boolean isAsExpected(CheckResult result) {
        return switch (result.outcome()) {
            case Outcome.Passed _, Outcome.NotApplicable _ -> true;
            case Outcome.Undetermined(ReasonCode why, String _) ->
                NOT_YET.contains(result.check())
                        || (result.check() == Check.INCLUSION && why == ReasonCode.LOG_ENTRY_PENDING);
            // A permit may be handed out before the day from which it counts.
            case Outcome.Failed(ReasonCode why, String _) ->
                result.check() == Check.VALIDITY_PERIOD && why == ReasonCode.NOT_YET_VALID;
        };
    }

    private static boolean says(SignedCredential credential, Intended copy) {
        return credential.facts().id().equals(copy.id())
                && credential
                        .claims()
                        .equals(SelfCheck::compare, copy.checked().request().claims());
    }

    /** The same number may have been read into another class; everything else is compared as it is. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.bigIntegerValue().compareTo(other.bigIntegerValue());
        }
        if (one.isNumber() && other.isNumber()) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static IllegalStateException failed(Intended copy, String what) {
        return new IllegalStateException("self-check of " + copy.id() + ": " + what);
    }
}
