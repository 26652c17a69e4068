package org.govchain.service.issuance;

import org.govchain.types.ApprovalRule;

/** A copy that may be signed; nothing else reaches {@link Signer}. For a type with four eyes only an approval makes one. */
final class Cleared {

    private final Intended intended;

    private Cleared(Intended intended) {
        this.intended = intended;
    }

    /** Throws for a type that wants an approval: step 1 should have made a draft of it. */
    static Cleared withoutApproval(Intended intended) {
        if (needsApproval(intended.checked())) {
            throw new IllegalStateException(
                    "the type " + intended.checked().type().name() + " needs an approval");
        }
        return new Cleared(intended);
    }

    /** Uses the approval up; throws when it was used before or is for other bytes. */
    static Cleared approved(Intended intended, Approvals.Approval approval) {
        approval.use(intended);
        return new Cleared(intended);
    }

    static boolean needsApproval(Checked checked) {
        return checked.type().approval() != ApprovalRule.NONE;
    }

    Intended intended() {
        return intended;
    }
}
