package org.govchain.verify;

import java.util.List;
import org.govchain.log.StreamId;
import org.govchain.merkle.RangeProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.SaltSeed;
import org.govchain.verify.RangeBundle.Leaf;
import org.govchain.verify.RangeBundle.Opening;
import org.govchain.verify.RangeBundle.Question;

/** A range with one part in the place of another. */
record RangeEdit(RangeBundle of) {

    RangeBundle stream(StreamId it) {
        return with(it, of.question(), of.opening(), of.proof(), of.root());
    }

    RangeBundle question(Question it) {
        return with(of.stream(), it, of.opening(), of.proof(), of.root());
    }

    RangeBundle opening(Opening it) {
        return with(of.stream(), of.question(), it, of.proof(), of.root());
    }

    RangeBundle proof(RangeProof it) {
        return with(of.stream(), of.question(), of.opening(), it, of.root());
    }

    RangeBundle root(Sha256Digest it) {
        return with(of.stream(), of.question(), of.opening(), of.proof(), it);
    }

    RangeBundle leaves(List<Leaf> leaves) {
        return leaves(leaves, of.seeds());
    }

    RangeBundle leaves(List<Leaf> leaves, List<SaltSeed> seeds) {
        return new RangeBundle(
                of.stream(), of.question(), of.opening(), of.proof(), of.root(), leaves, seeds, of.entry());
    }

    RangeBundle entry(EntryProof it) {
        return new RangeBundle(
                of.stream(), of.question(), of.opening(), of.proof(), of.root(), of.leaves(), of.seeds(), it);
    }

    private RangeBundle with(StreamId stream, Question question, Opening opening, RangeProof proof, Sha256Digest root) {
        return new RangeBundle(stream, question, opening, proof, root, of.leaves(), of.seeds(), of.entry());
    }
}
