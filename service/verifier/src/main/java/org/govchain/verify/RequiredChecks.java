package org.govchain.verify;

import static org.govchain.verify.Check.ANCHOR;
import static org.govchain.verify.Check.CHECKPOINT;
import static org.govchain.verify.Check.CONSORTIUM;
import static org.govchain.verify.Check.INCLUSION;
import static org.govchain.verify.Check.ISSUER;
import static org.govchain.verify.Check.PDF;
import static org.govchain.verify.Check.SCHEMA;
import static org.govchain.verify.Check.SIGNATURE;
import static org.govchain.verify.Check.STATUS;
import static org.govchain.verify.Check.VALIDITY_PERIOD;

import java.util.EnumSet;
import java.util.Set;

/** Which checks must pass for VALID: the table of docs/spec/verification.md, row by row. */
final class RequiredChecks {

    private static final Set<Check> DOCUMENT = EnumSet.of(SIGNATURE, ISSUER, VALIDITY_PERIOD, SCHEMA, STATUS);
    private static final Set<Check> LOGGED =
            EnumSet.of(SIGNATURE, ISSUER, VALIDITY_PERIOD, SCHEMA, STATUS, INCLUSION, CHECKPOINT);
    private static final Set<Check> ANCHORED =
            EnumSet.of(SIGNATURE, ISSUER, VALIDITY_PERIOD, SCHEMA, STATUS, INCLUSION, CHECKPOINT, ANCHOR);

    private RequiredChecks() {}

    /** The row for a carrier, with the chain asked or not, and a policy that names validators or not. */
    static Set<Check> of(Carrier carrier, boolean online, boolean validatorsKnown) {
        Set<Check> row = EnumSet.copyOf(online ? ANCHORED : offline(carrier));
        if (carrier == Carrier.PDF) {
            row.add(PDF);
        }
        // Whoever needs no log entry needs no seal on it either; where the log counts, the seal proves it without any
        // node.
        if (validatorsKnown && row.contains(INCLUSION)) {
            row.add(CONSORTIUM);
        }
        return row;
    }

    private static Set<Check> offline(Carrier carrier) {
        return switch (carrier) {
            case SEAL, CREDENTIAL -> DOCUMENT;
            // A payload is no one's word until the log has it, and only the payload names the attachments.
            case PDF, BUNDLE, ATTACHMENT -> LOGGED;
        };
    }
}
