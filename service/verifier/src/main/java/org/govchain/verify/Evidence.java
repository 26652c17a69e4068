package org.govchain.verify;

import java.util.Optional;

/**
 * What was gathered about a presentation. Gathering is somebody else's work and may fail; a failure is part of the evidence.
 *
 * @param bundle a bundle found by the document's hash; fills what the presentation does not carry itself
 * @param statusList the status list
 * @param chain the chain
 */
public record Evidence(Optional<Bundle> bundle, StatusListEvidence statusList, ChainEvidence chain) {

    /** Nothing was gathered: only what is presented counts. */
    public static Evidence none() {
        return new Evidence(Optional.empty(), new StatusListEvidence.NotAsked(), new ChainEvidence.NotAsked());
    }

    /** The same with this bundle. */
    public Evidence withBundle(Bundle found) {
        return new Evidence(Optional.of(found), statusList, chain);
    }

    /** The same with this about the status list. */
    public Evidence withStatusList(StatusListEvidence list) {
        return new Evidence(bundle, list, chain);
    }

    /** The same with this about the chain. */
    public Evidence withChain(ChainEvidence answer) {
        return new Evidence(bundle, statusList, answer);
    }

    /** Whether the chain was asked, in vain or not: then its answer is required. */
    boolean isOnline() {
        return !(chain instanceof ChainEvidence.NotAsked);
    }
}
