package org.govchain.verify;

import java.util.Optional;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.Dossier.Entry;
import org.govchain.verify.Dossier.Part;
import org.govchain.verify.Dossier.Signed;

/** INCLUSION: the entry commits to exactly this document, and the proof leads from the entry to the checkpoint's root. */
final class InclusionCheck {

    private InclusionCheck() {}

    static Outcome judge(Dossier dossier) {
        if (dossier.entry().isEmpty()) {
            return Outcome.undetermined(ReasonCode.EVIDENCE_NOT_AT_HAND);
        }
        Optional<CredentialPayload> payload = dossier.payload();
        if (payload.isEmpty()) {
            return Outcome.undetermined(ReasonCode.PAYLOAD_MALFORMED);
        }
        return mismatch(payload.get(), dossier)
                .map(Outcome::failed)
                .orElseGet(() -> proof(dossier.entry().get(), dossier.proof()));
    }

    private static Optional<ReasonCode> mismatch(CredentialPayload payload, Dossier dossier) {
        if (dossier.credential().filter(it -> !isOf(payload, it)).isPresent()) {
            return Optional.of(ReasonCode.PAYLOAD_CREDENTIAL_MISMATCH);
        }
        Optional<Sha256Digest> seal = dossier.seal().map(it -> it.value().digest());
        if (seal.isPresent() && !seal.equals(payload.sealDigest())) {
            return Optional.of(ReasonCode.PAYLOAD_SEAL_MISMATCH);
        }
        boolean foreignFile = dossier.attachment()
                .filter(file -> !payload.attachmentDigests().contains(file))
                .isPresent();
        return foreignFile ? Optional.of(ReasonCode.ATTACHMENT_MISMATCH) : Optional.empty();
    }

    private static boolean isOf(CredentialPayload payload, Signed<SignedCredential> credential) {
        return payload.issuerJwsDigest().equals(credential.value().issuerJwsDigest())
                && payload.credentialId().equals(credential.value().facts().id());
    }

    private static Outcome proof(Entry entry, Part<TlogProof> part) {
        return switch (part) {
            case Part.Missing<TlogProof> _ -> Outcome.undetermined(ReasonCode.LOG_ENTRY_PENDING);
            case Part.Refused<TlogProof>(String detail) -> Outcome.failed(ReasonCode.PROOF_MALFORMED, detail);
            case Part.Present<TlogProof>(TlogProof proof) -> included(entry, proof);
        };
    }

    private static Outcome included(Entry entry, TlogProof proof) {
        if (entry.index().filter(index -> index != proof.index()).isPresent()) {
            return Outcome.failed(ReasonCode.PROOF_INDEX_MISMATCH);
        }
        LogEntry logged = LogEntry.credential(Commitment.of(entry.salt(), entry.payload()));
        return proof.inclusion()
                        .verify(
                                logged.leafHash(),
                                proof.checkpoint().checkpoint().root())
                ? Outcome.passed()
                : Outcome.failed(ReasonCode.INCLUSION_WRONG);
    }
}
