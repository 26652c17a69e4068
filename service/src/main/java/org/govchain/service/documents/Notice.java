package org.govchain.service.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a printed notice (Bescheid) says, ready to be laid out; plain text with {@code \n} between lines.
 *
 * @param title kind of document, such as "Gaststättenerlaubnis"
 * @param letterhead who issues it
 * @param addressee name and address of the person it is for, one line each
 * @param fileNumber blank when the document has none
 * @param opening the decision in words
 * @param conditions obligations (Auflagen), numbered when printed
 * @param closing paragraphs after the conditions: when it lapses, the remedies
 * @param signature the line above the authority's name at the end, such as "Im Auftrag"
 * @param documentId identifies the document, also when neither QR code nor chain can be read
 */
public record Notice(
        String title,
        Letterhead letterhead,
        List<String> addressee,
        String fileNumber,
        LocalDate issued,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String opening,
        String legalBasis,
        List<Section> sections,
        List<Condition> conditions,
        List<Paragraph> closing,
        String signature,
        String documentId) {

    /** Sections without rows are left out: a heading alone says nothing. */
    public Notice {
        sections =
                sections.stream().filter(section -> !section.rows().isEmpty()).toList();
    }

    /** The issuing authority, its office and how to reach it. */
    public record Letterhead(
            String authority,
            String office,
            List<String> address,
            @Nullable String contact) {}

    /** A heading with rows under it. */
    public record Section(String title, List<Row> rows) {}

    /** One claim: its label and one text per value. */
    public record Row(String label, List<String> values) {}

    /** One obligation with its legal basis, when it has one. */
    public record Condition(String text, @Nullable String legalBasis) {}

    /** A paragraph with a heading. */
    public record Paragraph(String title, String text) {}
}
