package org.govchain.verify;

import java.util.Optional;

/**
 * What was gathered about a presentation. Gathering is somebody else's work and may fail; a failure is part of the evidence.
 *
 * @param bundle a bundle found by the document's hash; fills what the presentation does not carry itself
 * @param searchedInVain who was asked for such a bundle and answered that there is none; not who gave no answer
 * @param statusList the status list
 * @param chain the chain
 * @param history what is told about the past of the document's status
 * @param pdfProof what proves the log entry of the PDF file that is presented
 */
public record Evidence(
        Optional<Bundle> bundle,
        Optional<String> searchedInVain,
        StatusListEvidence statusList,
        ChainEvidence chain,
        Optional<StatusHistory> history,
        Optional<PdfProof> pdfProof) {

    /** Nothing was gathered: only what is presented counts. */
    public static Evidence none() {
        return new Evidence(
                Optional.empty(),
                Optional.empty(),
                new StatusListEvidence.NotAsked(),
                new ChainEvidence.NotAsked(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with this bundle. */
    public Evidence withBundle(Bundle found) {
        return new Evidence(Optional.of(found), Optional.empty(), statusList, chain, history, pdfProof);
    }

    /** The same, knowing that whoever was asked has no bundle for the document's hash. */
    public Evidence withoutBundle(String asked) {
        return new Evidence(Optional.empty(), Optional.of(asked), statusList, chain, history, pdfProof);
    }

    /** The same with this about the status list. */
    public Evidence withStatusList(StatusListEvidence list) {
        return new Evidence(bundle, searchedInVain, list, chain, history, pdfProof);
    }

    /** The same with this about the chain. */
    public Evidence withChain(ChainEvidence answer) {
        return new Evidence(bundle, searchedInVain, statusList, answer, history, pdfProof);
    }

    /** The same with this about the past of the status. */
    public Evidence withHistory(StatusHistory told) {
        return new Evidence(bundle, searchedInVain, statusList, chain, Optional.of(told), pdfProof);
    }

    /** The same with this about the PDF file's own entry. */
    public Evidence withPdfProof(PdfProof proof) {
        return new Evidence(bundle, searchedInVain, statusList, chain, history, Optional.of(proof));
    }

    /** Whether the chain was asked, in vain or not: then its answer is required. */
    boolean isOnline() {
        return !(chain instanceof ChainEvidence.NotAsked);
    }
}
