package org.govchain.seal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of the QR code for everybody: {@code https://<verify host>/s#<digits>}, the seal's bytes as decimal digits in the fragment,
 * which a browser never sends to the server (docs/spec/seal.md).
 *
 * @param host the verify host, with a port when it is not 443
 * @param sealBytes the seal; whether it is one is for {@link DigitalSeal#parse} to say
 */
public record QrText(String host, SealBytes sealBytes) {

    private static final String SCHEME = "https://";
    private static final String PATH = "/s#";
    private static final int MAX_HOST = 253;
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*"
                    + "(?::[1-9][0-9]{0,4})?");

    /** Throws {@link IllegalArgumentException} for a host in another form. */
    public QrText {
        if (!isHost(host)) {
            throw new IllegalArgumentException("a verify host is a lower-case name with an optional port");
        }
    }

    /** A text with a seal's bytes, or why there is none. */
    public sealed interface Parsed {}

    /** The text has the right form. */
    public record Accepted(QrText text) implements Parsed {}

    /** The text is refused. */
    public record Refused(QrRefusal reason) implements Parsed {}

    /** The text for a seal. */
    public static QrText of(String host, DigitalSeal seal) {
        return new QrText(host, SealBytes.of(seal.bytes()));
    }

    /** Reads a text strictly; never throws for bad input. */
    public static Parsed parse(String text) {
        int path = text.indexOf(PATH);
        if (!text.startsWith(SCHEME) || path < SCHEME.length() || text.indexOf('/', SCHEME.length()) != path) {
            return new Refused(QrRefusal.NOT_A_SEAL_LINK);
        }
        String host = text.substring(SCHEME.length(), path);
        if (!isHost(host)) {
            return new Refused(QrRefusal.BAD_HOST);
        }
        String digits = text.substring(path + PATH.length());
        if (!DecimalChunks.isPossibleLength(digits.length()) || !DecimalChunks.isDigits(digits)) {
            return new Refused(QrRefusal.BAD_DIGITS);
        }
        Optional<byte[]> bytes = DecimalChunks.decode(digits);
        return bytes.isEmpty()
                ? new Refused(QrRefusal.CHUNK_OUT_OF_RANGE)
                : new Accepted(new QrText(host, SealBytes.of(bytes.get())));
    }

    /** The text. */
    @Override
    public String toString() {
        return SCHEME + host + PATH + DecimalChunks.encode(sealBytes.bytes());
    }

    private static boolean isHost(String host) {
        int colon = host.indexOf(':');
        boolean portFits = colon < 0
                || (host.length() - colon - 1 <= 5
                        && HOST.matcher(host).matches()
                        && Integer.parseInt(host.substring(colon + 1)) <= 65_535);
        return portFits && host.length() <= MAX_HOST && HOST.matcher(host).matches();
    }
}
