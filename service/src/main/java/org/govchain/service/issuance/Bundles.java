package org.govchain.service.issuance;

import java.util.Optional;
import java.util.UUID;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.AnchoredProof;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.status.StatusLists;
import org.govchain.verify.Bundle;
import org.govchain.verify.EvidenceReply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what a third party needs to check a copy: what was issued, its proof, its anchor, its status list. */
@Service
public class Bundles {

    private final CopyStore copies;
    private final TransparencyLog log;
    private final StatusLists statusLists;
    private final SealKeys sealKeys;
    private final StatusHistories histories;

    Bundles(
            CopyStore copies,
            TransparencyLog log,
            StatusLists statusLists,
            SealKeys sealKeys,
            StatusHistories histories) {
        this.copies = copies;
        this.log = log;
        this.statusLists = statusLists;
        this.sealKeys = sealKeys;
        this.histories = histories;
    }

    /**
     * Evidence for everything whose issuer-signed JWT, seal or attachment has this hash: newest first, at most ten, without
     * disclosures, so that who knows the hash of a document learns that it is valid and not what it says. A seal holds claims, too: only who knows its
     * own hash, and so holds it, gets it.
     */
    public EvidenceReply evidence(Sha256Digest hash) {
        return new EvidenceReply(copies.byHash(hash, EvidenceReply.MAX_BUNDLES).stream()
                .map(forms -> bundle(
                        forms,
                        withoutDisclosures(forms.credential()),
                        Sha256Digest.hash(forms.seal()).equals(hash) ? forms.seal() : null))
                .toList());
    }

    /** The forms of an issued copy of this authority. */
    public Optional<CopyForms> forms(AuthorityId authority, UUID copy) {
        return copies.forms(authority, copy);
    }

    /** What proves a copy, without seal and disclosures: it says that the document is valid and not what it says. */
    public Bundle withoutClaims(CopyForms forms) {
        return bundle(forms, withoutDisclosures(forms.credential()), null);
    }

    /** The bundle for those entitled to the claims. */
    public Bundle complete(CopyForms forms) {
        return bundle(forms, forms.credential(), forms.seal());
    }

    private Bundle bundle(CopyForms forms, String credential, byte @Nullable [] seal) {
        Bundle.Builder bundle = Bundle.builder()
                .credential(credential)
                .seal(seal)
                .payload(forms.payload(), forms.salt())
                .statusList(statusLists.tokenOf(forms.statusListUri()).orElse(null))
                .history(histories.ofSuperseded(forms.id()).orElse(null))
                // It counts only where the registry names it; credential and list bring theirs along.
                .keys(sealKeys.of(forms.seal()).map(VerifyingKey::spki).stream().toList());
        Optional<AnchoredProof> proof = log.proof(forms.entry());
        proof.ifPresent(anchored -> bundle.index(anchored.proof().index())
                .proof(anchored.proof().text())
                .anchor(anchored.anchor().claim())
                .consortiumSeal(anchored.consortiumSeal().orElse(null)));
        return bundle.build();
    }

    private static String withoutDisclosures(String credential) {
        return credential.substring(0, credential.indexOf('~') + 1);
    }
}
