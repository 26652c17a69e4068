package org.govchain.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.log.LogId;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;

/**
 * What to ask others before verifying, read from what was presented and gathered so far; nothing in it is believed.
 *
 * @param evidenceDigest hash under which a service may have evidence: of the seal, of the issuer-signed JWT or of the attachment
 * @param statusListUri address of the status list that the document names
 * @param statusListId SHA-256 of that address, its name on the chain
 * @param log the log of the proof
 * @param index position of the entry
 * @param treeSize size that the proof leads to
 */
public record Questions(
        Optional<Sha256Digest> evidenceDigest,
        Optional<String> statusListUri,
        Optional<Sha256Digest> statusListId,
        Optional<LogId> log,
        OptionalLong index,
        OptionalLong treeSize) {

    static Questions of(Dossier dossier) {
        Optional<Sha256Digest> evidence = dossier.attachment()
                .or(() -> dossier.credential().map(it -> it.value().issuerJwsDigest()))
                .or(() -> dossier.seal().map(it -> it.value().digest()));
        Optional<StatusListId> list = dossier.statusReference().map(StatusReference::list);
        Optional<TlogProof> proof = dossier.proof().asOptional();
        return new Questions(
                evidence,
                list.map(StatusListId::uri),
                list.map(StatusListId::hash),
                proof.map(it -> it.checkpoint().checkpoint().origin().id()),
                proof.map(it -> OptionalLong.of(it.index())).orElseGet(OptionalLong::empty),
                proof.map(it -> OptionalLong.of(it.checkpoint().checkpoint().treeSize()))
                        .orElseGet(OptionalLong::empty));
    }
}
