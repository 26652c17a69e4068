package org.govchain.service.refusal;

import java.util.List;

/**
 * An expected "no". It is a value, not an exception; the HTTP layer maps it to an RFC 9457 problem document.
 *
 * @param code what kind of refusal
 * @param detail one sentence for the caller; it names fields and rules, never the value of a claim or a secret
 * @param violations places that broke a rule, as "pointer: rule"; empty when the detail says it all
 */
public record Refusal(RefusalCode code, String detail, List<String> violations) {

    public Refusal {
        violations = List.copyOf(violations);
    }

    /** A refusal that its sentence explains completely. */
    public static Refusal of(RefusalCode code, String detail) {
        return new Refusal(code, detail, List.of());
    }
}
