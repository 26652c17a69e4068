package org.govchain.chain;

/** One call of a proposal: what the consortium does when the proposal is executed. */
public sealed interface ProposedCall permits RegistryChange, MembershipChange, OfferRegistry, UnreadableCall {}
