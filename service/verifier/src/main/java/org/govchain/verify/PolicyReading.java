package org.govchain.verify;

/** What became of the bytes of a trust policy. */
public sealed interface PolicyReading {

    /** It is one, and its registry fits its running hash. */
    record Read(TrustPolicy policy) implements PolicyReading {}

    /** It is none or was changed; nothing may be judged by it. */
    record Refused(ReasonCode reason, String detail) implements PolicyReading {}
}
