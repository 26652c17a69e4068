package org.govchain.types;

/**
 * One thing that is wrong with a type file, in plain words.
 *
 * @param member where, such as {@code seal.entries[1].tag}; empty for the file as a whole
 * @param found what stands there
 * @param expected what should
 * @param remedy how to mend it
 */
public record Mistake(String member, String found, String expected, String remedy) {

    @Override
    public String toString() {
        return (member.isEmpty() ? "" : member + ": ") + found + "; expected " + expected + "; " + remedy;
    }
}
