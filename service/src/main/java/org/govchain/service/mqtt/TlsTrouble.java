package org.govchain.service.mqtt;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what an operator has to look at when there is no TLS with the broker. */
final class TlsTrouble {

    /** As Java writes it; the names are those of RFC 8446, section 6. */
    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]+)");

    private TlsTrouble() {}

    /** Empty when it is something else. */
    static Optional<String> of(Throwable failure) {
        if (Stream.iterate(failure, it -> it != null, Throwable::getCause).noneMatch(SSLException.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of("no TLS with the broker: " + why(failure));
    }

    private static String why(Throwable failure) {
        boolean certificate = false;
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof CertPathBuilderException) {
                return "its certificate comes from nobody who is trusted (govchain.mqtt.ssl-bundle)";
            }
            Matcher alert = ALERT.matcher(String.valueOf(it.getMessage()));
            if (alert.find()) {
                return "it refuses with the alert " + alert.group(1)
                        + ": it may want another certificate of ours (govchain.mqtt.ssl-bundle)";
            }
            certificate |= it instanceof CertificateException;
        }
        return certificate
                ? "its certificate is not valid now, or not for the host of govchain.mqtt.url"
                : failure.getClass().getSimpleName();
    }
}
