package org.govchain.service.notices;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code govchain.notices.*}: mails that something waits. They go to the server of {@code spring.mail.*}; without it none are sent.
 *
 * @param from the sender's address (RFC 5322 mailbox)
 */
@ConfigurationProperties(prefix = "govchain.notices", ignoreUnknownFields = false)
record NoticeProperties(@Nullable String from) {

    NoticeProperties {
        if (from != null && Addresses.parse(from).isEmpty()) {
            throw new IllegalArgumentException("govchain.notices.from must be a mail address");
        }
    }

    Optional<InternetAddress> sender() {
        return Optional.ofNullable(from).flatMap(Addresses::parse);
    }

    /** Reads one address. */
    static final class Addresses {

        private Addresses() {}

        /** Empty unless it is one address of the form local@domain; no name, no group, no list. */
        static Optional<InternetAddress> parse(String text) {
            try {
                InternetAddress[] parsed = InternetAddress.parse(text, true);
                return parsed.length == 1
                                && !parsed[0].isGroup()
                                && text.strip().equals(parsed[0].getAddress())
                                && text.indexOf('@') > 0
                        ? Optional.of(parsed[0])
                        : Optional.empty();
            } catch (AddressException notAnAddress) {
                return Optional.empty();
            }
        }
    }
}
