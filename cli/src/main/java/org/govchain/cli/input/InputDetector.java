package org.govchain.cli.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.verify.HandOverReceipt;
import org.govchain.verify.PdfFacts;
import org.govchain.verify.RangeBundle;

/**
 * Looks at bytes and says what they are meant to be. Generous on purpose: a bundle with a damaged byte must still be
 * taken for a bundle, so that the verifier refuses it with a reason instead of it being an unknown file.
 */
public final class InputDetector {

    private static final List<String> BUNDLE_MEMBERS = List.of(
            "\"format\"",
            "\"payload\"",
            "\"salt\"",
            "\"proof\"",
            "\"credential\"",
            "\"seal\"",
            "\"anchor\"",
            "\"keys\"");
    private static final int MEMBERS_OF_A_BUNDLE = 3;
    private static final int TEXT_LIMIT = 2 << 20;
    private static final Pattern QR_TEXT = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://\\S+#\\S+");
    /** Without quotes: a bundle may have no white space either, and it has a credential inside. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("[^\\s\"]+\\.[^\\s\"]+\\.[^\\s\"]+~\\S*|ey\\S+\\.\\S+\\.\\S+");

    private InputDetector() {}

    /** Detects the content of a file. */
    public static Input detect(byte[] content) {
        if (PdfReader.claimsToBePdf(content)) {
            return pdf(content);
        }
        if (Pictures.looksLikePicture(content)) {
            return Pictures.qrTexts(content).stream()
                    .filter(InputDetector::isQrText)
                    .findFirst()
                    .map(text -> (Input) new Input.SealText(text, Input.Source.PICTURE))
                    .orElseGet(() -> new Input.AnyFile(Content.of(content)));
        }
        if (content.length > 40 && (content[0] & 0xff) == 0xdc && content[1] == 0x03) {
            return new Input.RawSeal(Content.of(content));
        }
        return detectText(content).orElseGet(() -> new Input.AnyFile(Content.of(content)));
    }

    /** Without a bundle it may be a scan with a QR code, or any file that a document certifies by its hash. */
    private static Input pdf(byte[] content) {
        return switch (PdfReader.read(content)) {
            case PdfReading.WithBundle(byte[] bundle, PdfFacts facts) -> new Input.Pdf(Content.of(bundle), facts);
            case PdfReading.WithoutBundle() ->
                PdfPages.qrTexts(content).stream()
                        .filter(InputDetector::isQrText)
                        .findFirst()
                        .<Input>map(text -> new Input.SealText(text, Input.Source.PDF_PAGE))
                        .orElseGet(() -> new Input.AnyFile(Content.of(content)));
            case PdfReading.Unreadable _ -> new Input.AnyFile(Content.of(content));
        };
    }

    /** Detects text given on the command line itself. */
    public static Optional<Input> detectArgument(String text) {
        return detectText(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Input> detectText(byte[] content) {
        if (content.length > TEXT_LIMIT) {
            return Optional.empty();
        }
        String text = new String(content, StandardCharsets.UTF_8).strip();
        if (isQrText(text)) {
            return Optional.of(new Input.SealText(text, Input.Source.TEXT));
        }
        if (CREDENTIAL.matcher(text).matches()) {
            return Optional.of(new Input.Credential(text));
        }
        if (text.startsWith("{") && text.contains('"' + HandOverReceipt.FORMAT + '"')) {
            return Optional.of(new Input.Receipt(Content.of(content)));
        }
        if (text.startsWith("{") && text.contains('"' + RangeBundle.FORMAT + '"')) {
            return Optional.of(new Input.Range(Content.of(content)));
        }
        return isBundle(content) ? Optional.of(new Input.Bundle(Content.of(content))) : Optional.empty();
    }

    private static boolean isQrText(String text) {
        return text.length() < 10_000 && QR_TEXT.matcher(text).matches();
    }

    static boolean isBundle(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Stream<String> present = BUNDLE_MEMBERS.stream().filter(text::contains);
        return present.limit(MEMBERS_OF_A_BUNDLE).count() == MEMBERS_OF_A_BUNDLE;
    }
}
