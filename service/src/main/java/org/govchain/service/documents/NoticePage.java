package org.govchain.service.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The notice as XHTML with the style sheet {@code templates/notice.css}. */
final class NoticePage {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMANY);
    private static final String STYLE = resource("/templates/notice.css");

    private final Notice notice;
    private final Html html = new Html();

    NoticePage(Notice notice) {
        this.notice = notice;
    }

    /** The page; the QR code is left out when there is no seal. */
    String render(byte[] qrPng, String verifyHint) {
        html.raw("<html lang=\"de\"><head><meta charset=\"UTF-8\"/><title>")
                .text((notice.title() + " " + notice.fileNumber()).strip())
                .raw("</title><meta name=\"description\" content=\"")
                .text(notice.title() + ", " + notice.letterhead().authority())
                .raw("\"/><style>" + STYLE + "</style></head><body>");
        runningFooter(qrPng, verifyHint);
        letterhead();
        addressAndReference();
        decision();
        List<Runnable> blocks = blocks();
        blocks.subList(0, Math.max(0, blocks.size() - 1)).forEach(Runnable::run);
        // The last block stays with the signature: nobody signs an empty page.
        html.raw("<div class=\"together\">");
        blocks.stream().skip(Math.max(0, blocks.size() - 1)).forEach(Runnable::run);
        signature();
        html.raw("</div>");
        return html.raw("</body></html>").toString();
    }

    private List<Runnable> blocks() {
        List<Runnable> blocks = new ArrayList<>();
        notice.sections().forEach(section -> blocks.add(() -> section(section)));
        if (!notice.conditions().isEmpty()) {
            blocks.add(this::conditions);
        }
        notice.closing().forEach(paragraph -> blocks.add(() -> closing(paragraph)));
        return blocks;
    }

    private void closing(Notice.Paragraph paragraph) {
        html.raw("<div class=\"remedy\"><h2>")
                .text(paragraph.title())
                .raw("</h2><p>")
                .text(paragraph.text())
                .raw("</p></div>");
    }

    /** On every page, so that none can be exchanged: code, how to check it, and which document the page belongs to. */
    private void runningFooter(byte[] qrPng, String verifyHint) {
        html.raw("<div class=\"footer\"><table><tr><td class=\"hint\"><div class=\"hint-title\">")
                .text("Echtheit und Gültigkeit prüfen")
                .raw("</div><div>")
                .text(verifyHint)
                .raw("</div><div class=\"where\">")
                .text(notice.letterhead().authority() + " · " + notice.title())
                .raw("<br/>")
                .text((notice.fileNumber().isBlank() ? "" : "Aktenzeichen " + notice.fileNumber() + " · ") + "Seite ")
                .raw("<span class=\"page\"></span><br/>")
                .text("Dokument-Nr. " + notice.documentId())
                .raw("</div></td><td class=\"code\">")
                .raw("<img alt=\"QR-Code zur Prüfung dieses Dokuments\" src=\"data:image/png;base64,")
                .raw(Base64.getEncoder().encodeToString(qrPng))
                .raw("\"/></td></tr></table></div>");
    }

    private void letterhead() {
        Notice.Letterhead head = notice.letterhead();
        html.raw("<div class=\"letterhead\"><div class=\"authority\">")
                .text(head.authority())
                .raw("</div><div class=\"office\">")
                .text(head.office())
                .raw("</div></div>");
    }

    private void addressAndReference() {
        Notice.Letterhead head = notice.letterhead();
        html.raw("<table class=\"top\"><tr><td class=\"addressee\"><div class=\"sender\"><span>")
                .text(String.join(
                        " · ",
                        Stream.concat(Stream.of(head.authority()), head.address().stream())
                                .toList()))
                .raw("</span></div><div class=\"kind\"></div>")
                .text(String.join("\n", notice.addressee()))
                .raw("</td><td class=\"reference\">");
        if (!notice.fileNumber().isBlank()) {
            reference("Aktenzeichen", notice.fileNumber());
        }
        reference("Datum", DATE.format(notice.issued()));
        String contact = head.contact();
        if (contact != null) {
            reference("Kontakt", contact);
        }
        html.raw("</td></tr></table>");
    }

    private void reference(String label, String value) {
        html.raw("<div class=\"label\">")
                .text(label)
                .raw("</div><div class=\"value\">")
                .text(value)
                .raw("</div>");
    }

    private void decision() {
        html.raw("<h1>").text(notice.title()).raw("</h1><p class=\"basis\">Rechtsgrundlage: ");
        html.text(notice.legalBasis())
                .raw("</p><p>")
                .text(notice.opening())
                .raw("</p><p class=\"validity\">Gültig ab ");
        html.text(DATE.format(notice.validFrom()));
        html.text(notice.validUntil().map(NoticePage::until).orElse(", unbefristet"))
                .raw("</p>");
    }

    private static String until(LocalDate day) {
        return " bis einschließlich " + DATE.format(day);
    }

    private void section(Notice.Section section) {
        html.raw("<h2>").text(section.title()).raw("</h2><table class=\"rows\">");
        for (Notice.Row row : section.rows()) {
            html.raw("<tr><th scope=\"row\">").text(row.label()).raw("</th><td>");
            row.values().forEach(value -> html.element("div", value));
            html.raw("</td></tr>");
        }
        html.raw("</table>");
    }

    private void conditions() {
        html.raw("<h2>Nebenbestimmungen</h2><ol>");
        for (Notice.Condition condition : notice.conditions()) {
            html.raw("<li>").text(condition.text());
            String basis = condition.legalBasis();
            if (basis != null) {
                html.raw(" <span class=\"cite\">(").text(basis).raw(")</span>");
            }
            html.raw("</li>");
        }
        html.raw("</ol>");
    }

    private void signature() {
        html.raw("<div class=\"signature\"><div>")
                .text(notice.signature())
                .raw("</div><div class=\"by\">")
                .text(Stream.of(
                                notice.letterhead().authority(),
                                notice.letterhead().office())
                        .filter(name -> !name.isBlank())
                        .collect(Collectors.joining(", ")))
                .raw("</div><div>")
                .text(
                        "Dieses Dokument wurde elektronisch erstellt, gesiegelt und signiert. Es ist ohne Unterschrift gültig.")
                .raw("</div></div>");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(NoticePage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
