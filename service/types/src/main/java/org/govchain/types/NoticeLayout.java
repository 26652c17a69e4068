package org.govchain.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the printed notice (Bescheid) or certificate (Bescheinigung) says around its claims.
 *
 * @param letterhead claim with {@code name}, {@code office}, {@code address} and {@code contact} of the authority; without one, the letterhead
 *     names the authority of the installation
 * @param addressee name and address, read from all claims together; one line each, separated by {@code \n}
 * @param fileNumber claim with the file number (Aktenzeichen)
 * @param opening the decision in words
 * @param conditions claim with the list of conditions (Auflagen): objects with {@code text} and perhaps {@code legalBasis}
 * @param lapse when and why the document lapses by law
 * @param remedy instruction on the right to appeal (Rechtsbehelfsbelehrung); a certificate that decides nothing has none
 * @param signature the line below, such as "Im Auftrag"
 */
public record NoticeLayout(
        @Nullable String letterhead,
        TextTemplate addressee,
        @Nullable String fileNumber,
        Label opening,
        List<Section> sections,
        @Nullable String conditions,
        @Nullable Label lapse,
        @Nullable Label remedy,
        Label signature) {

    public NoticeLayout {
        sections = List.copyOf(sections);
    }

    /** A heading and the claims under it. */
    public record Section(Label title, List<String> claims) {

        public Section {
            claims = List.copyOf(claims);
        }
    }
}
