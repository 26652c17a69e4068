package org.govchain.service.issuance;

import org.govchain.credential.CredentialTypeId;
import org.govchain.credential.ValidityPeriod;
import org.govchain.types.CredentialType;
import org.govchain.types.ValidityRule;

/** A request that step 1 let pass; only this can be intended. */
record Checked(
        IssueRequest request,
        CredentialType type,
        CredentialTypeId typeId,
        ValidityRule.Days days,
        ValidityPeriod validity) {

    /** Never the claims. */
    @Override
    public String toString() {
        return "Checked[" + type.name() + "]";
    }
}
