package org.govchain.chain;

/**
 * Offers the registry to another consortium, which owns it once its {@code acceptOwnership()} is called.
 *
 * @param successor address of that contract
 */
public record OfferRegistry(AccountAddress successor) implements ProposedCall {}
