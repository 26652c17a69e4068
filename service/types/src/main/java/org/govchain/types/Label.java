package org.govchain.types;

/** The same words in the two languages of the product. */
public record Label(String de, String en) {}
