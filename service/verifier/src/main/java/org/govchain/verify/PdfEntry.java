package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.TlogProof;
import org.govchain.verify.Dossier.Part;

/**
 * What the proof of a PDF file's own entry shows. A file needs none: its signature vouches for it. But a proof that is presented and
 * wrong is refused, and one that the consortium sealed proves when the file had been signed.
 *
 * @param index place in the log of an entry that was found right
 * @param refusal why the proof is wrong
 * @param sealedAt time of the block that the consortium sealed, the latest at which the entry was in the log
 */
record PdfEntry(Optional<Long> index, Optional<Outcome> refusal, Optional<Instant> sealedAt) {

    /** No proof at hand. */
    static PdfEntry unknown() {
        return new PdfEntry(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static PdfEntry judge(PdfProof proof, Dossier dossier, PdfFacts file, VerifierCache cache) {
        boolean ofFile = file.signedRange().filter(proof::isAbout).isPresent();
        boolean ofCredential = dossier.credential()
                .map(it -> it.value().facts().id())
                .filter(proof.payload().credentialId()::equals)
                .isPresent();
        if (!ofFile || !ofCredential) {
            return refused(Outcome.failed(ReasonCode.PAYLOAD_CREDENTIAL_MISMATCH, "the entry is of another file"));
        }
        return switch (proof.proof().part()) {
            case Part.Missing<TlogProof> _ -> unknown();
            case Part.Refused<TlogProof>(String detail) -> refused(Outcome.failed(ReasonCode.PROOF_MALFORMED, detail));
            case Part.Present<TlogProof>(TlogProof path) -> included(proof, path, dossier, cache);
        };
    }

    private static PdfEntry included(PdfProof proof, TlogProof path, Dossier dossier, VerifierCache cache) {
        LogEntry entry =
                LogEntry.document(Commitment.of(proof.salt(), proof.payload().encode()));
        if (!path.inclusion()
                .verify(entry.leafHash(), path.checkpoint().checkpoint().root())) {
            return refused(Outcome.failed(ReasonCode.INCLUSION_WRONG, "the entry of the file"));
        }
        Dossier logged = dossier.aboutEntry(proof.proof());
        Outcome checkpoint = CheckpointCheck.judge(logged, cache);
        ConsortiumCheck.Answer consortium = ConsortiumCheck.judge(logged, cache);
        Optional<Outcome> wrong = Stream.of(checkpoint, consortium.outcome())
                .filter(outcome -> outcome instanceof Outcome.Failed)
                .findFirst();
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        // Without the log's key nobody says that the place is one in that log.
        boolean signed = checkpoint instanceof Outcome.Passed;
        return new PdfEntry(
                signed ? Optional.of(path.index()) : Optional.empty(),
                Optional.empty(),
                signed ? consortium.sealed().map(Judgement.Sealed::blockTime) : Optional.empty());
    }

    private static PdfEntry refused(Outcome why) {
        return new PdfEntry(Optional.empty(), Optional.of(why), Optional.empty());
    }
}
