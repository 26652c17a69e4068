package org.govchain.service.devices;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The identity of a LoRaWAN device: an EUI-64, which network servers write as sixteen hexadecimal digits of either case. */
final class DevEui {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{16}");

    private DevEui() {}

    /** As it is stored, in lower case. */
    static Optional<String> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
