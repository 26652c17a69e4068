package org.govchain.types;

/**
 * A claim that documents are searched by.
 *
 * @param claim JSON pointer into the claims (RFC 6901) to a text, a number, a date or a list of them
 */
public record SearchField(String claim, Label label) {}
