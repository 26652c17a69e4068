package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;

/**
 * Judges documents by one trust policy. A pure function of presentation, evidence, policy and time: no network, no clock, no memory of
 * earlier documents. Thread-safe.
 */
public final class Verifier {

    private final Optional<PolicyReading> policy;

    private Verifier(Optional<PolicyReading> policy) {
        this.policy = policy;
    }

    /** Judges by this policy. */
    public static Verifier with(TrustPolicy policy) {
        return new Verifier(Optional.of(new PolicyReading.Read(policy)));
    }

    /** Judges by a policy as it was read; one that was refused makes every document INVALID. */
    public static Verifier with(PolicyReading policy) {
        return new Verifier(Optional.of(policy));
    }

    /** Judges without a policy: nobody can then say who issued a document. */
    public static Verifier withoutPolicy() {
        return new Verifier(Optional.empty());
    }

    /** Judges a document for an instant; for the past when the instant is past. */
    @SuppressWarnings("DoNotCallSuggester") // the checks follow with credential, seal and status
    public VerificationReport verify(Presentation presentation, Evidence evidence, Instant now) {
        throw new UnsupportedOperationException(
                presentation.carrier() + " at " + now + " by " + policy + " with " + evidence.isOnline());
    }

    /** What to ask others about this presentation before {@link #verify}. */
    @SuppressWarnings("DoNotCallSuggester") // the checks follow with credential, seal and status
    public Questions questions(Presentation presentation, Evidence evidence) {
        throw new UnsupportedOperationException(presentation.carrier() + " " + evidence.isOnline());
    }

    /** Judges a document by a policy, if there is one. */
    public static VerificationReport verify(
            Presentation presentation, Evidence evidence, Optional<TrustPolicy> policy, Instant now) {
        return policy.map(Verifier::with).orElseGet(Verifier::withoutPolicy).verify(presentation, evidence, now);
    }
}
