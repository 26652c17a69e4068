package org.govchain.network;

/**
 * One sentence about a network that is not as it should be.
 *
 * @param ill whether somebody has to do something; else it is worth knowing
 * @param what the sentence
 */
public record NetworkFinding(boolean ill, String what) {

    static NetworkFinding ill(String what) {
        return new NetworkFinding(true, what);
    }

    static NetworkFinding note(String what) {
        return new NetworkFinding(false, what);
    }
}
