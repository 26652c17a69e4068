package org.govchain.service.devices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** LoRaWAN network servers whose events we read. */
public enum NetworkServer {
    /** ChirpStack, version 4. */
    CHIRPSTACK,
    /** The Things Stack, version 3. */
    THE_THINGS_STACK;

    /** As requests and answers name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<NetworkServer> ofWord(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
