package org.govchain.credential;

/**
 * The version of a document that took the place of an older one.
 *
 * @param credential id of its first copy
 * @param version its version
 */
public record Successor(CredentialId credential, long version) {}
