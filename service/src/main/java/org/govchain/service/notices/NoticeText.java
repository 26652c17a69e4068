package org.govchain.service.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a notice says. Nothing in it was written by whoever handed the document over: neither purpose nor names, so that nobody can use
 * the service to write to strangers; and it has no link, so that the key behind it reaches no mail server.
 */
final class NoticeText {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMANY)
            .withZone(ZoneId.of("Europe/Berlin"));
    private static final DateTimeFormatter UNTIL_ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/Berlin"));

    private NoticeText() {}

    static String subject(String authority) {
        return "Ein Dokument wartet auf Sie (" + authority + ")";
    }

    /** @param host where the link that the recipient is given must lead */
    static String body(String authority, String host, Instant until) {
        return """
                Guten Tag,

                für diese E-Mail-Adresse wurde ein Dokument zur Ansicht freigegeben.

                Ausgestellt von: %1$s
                Zugang bis: %3$s

                Link und PIN bekommen Sie von der Person oder Stelle, die es Ihnen übergibt, auf zwei verschiedenen Wegen.
                In dieser Nachricht steht absichtlich kein Link. Ein echter Link führt zu %2$s; öffnen Sie keinen anderen.
                Geöffnet wird mit der PIN und dieser E-Mail-Adresse.

                Wenn Sie nichts erwarten, müssen Sie nichts tun. Antworten auf diese Nachricht liest niemand.

                --

                Hello,

                a document was made available for viewing to this e-mail address.

                Issued by: %1$s
                Access until: %4$s (Berlin time)

                Whoever hands it over gives you link and PIN, in two different ways.
                This message has no link on purpose. A genuine link leads to %2$s; do not open any other.
                It opens with the PIN and this e-mail address.

                If you expect nothing, there is nothing to do. Nobody reads replies to this message.
                """.formatted(authority, host, UNTIL.format(until), UNTIL_ENGLISH.format(until));
    }
}
