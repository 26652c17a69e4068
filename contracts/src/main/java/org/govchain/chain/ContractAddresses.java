package org.govchain.chain;

/** Where the three contracts of one installation live. */
public record ContractAddresses(
        AccountAddress issuerRegistry, AccountAddress checkpointAnchor, AccountAddress statusRegistry) {}
