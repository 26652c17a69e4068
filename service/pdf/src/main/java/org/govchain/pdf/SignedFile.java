package org.govchain.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.govchain.verify.PdfFacts;
import org.govchain.verify.PdfTimestamp;
import org.govchain.verify.ReasonCode;

/** The steps of docs/spec/pdf.md from the signature to the end of the file. */
final class SignedFile {

    private static final COSName SUB_FILTER = COSName.getPDFName("SubFilter");
    private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");
    private static final COSName RFC3161 = COSName.getPDFName("ETSI.RFC3161");

    private final byte[] file;
    private final PDDocument document;

    private SignedFile(byte[] file, PDDocument document) {
        this.file = file;
        this.document = document;
    }

    static Examined examine(byte[] file, PDDocument document) throws IOException {
        try {
            return new Examined.Sound(new SignedFile(file, document).facts());
        } catch (Refusal refusal) {
            return refusal.asAnswer();
        }
    }

    private PdfFacts facts() throws IOException, Refusal {
        // Step 3: exactly one signature.
        SignatureDictionaries found = SignatureDictionaries.in(document);
        COSDictionary signature = only(found);

        // Step 4: it covers its whole revision.
        SignatureBytes bytes = SignatureBytes.of(file, signature);

        // Step 5: it is right.
        CmsSignature cms = CmsSignature.verified(bytes);
        List<PdfTimestamp> times = new ArrayList<>();
        cms.timestamp().ifPresent(times::add);

        // Step 6: what follows is timestamps and validation data.
        if (bytes.end() < file.length) {
            times.addAll(laterRevisions(bytes, found.timestamps()));
        } else if (!found.timestamps().isEmpty()) {
            throw new Refusal(ReasonCode.PDF_TIMESTAMP_WRONG, "a timestamp stands before the signature");
        }
        times.sort(Comparator.comparing(PdfTimestamp::time));
        return PdfFacts.signed(cms.signer(), bytes.digest(), times, Optional.empty());
    }

    private static COSDictionary only(SignatureDictionaries found) throws Refusal {
        if (found.signatures().isEmpty()) {
            throw new Refusal(ReasonCode.PDF_NOT_SIGNED, "");
        }
        if (found.signatures().size() > 1) {
            throw new Refusal(
                    ReasonCode.PDF_SIGNATURES_SEVERAL, found.signatures().size() + " signatures");
        }
        COSDictionary signature = found.signatures().getFirst();
        if (!CADES.equals(signature.getCOSName(SUB_FILTER))) {
            throw new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, "SubFilter is not ETSI.CAdES.detached");
        }
        return signature;
    }

    private List<PdfTimestamp> laterRevisions(SignatureBytes signed, List<COSDictionary> timestamps)
            throws IOException, Refusal {
        String rest = new String(file, signed.end(), file.length - signed.end(), StandardCharsets.ISO_8859_1);
        if (!rest.contains("startxref") || !rest.stripTrailing().endsWith("%%EOF")) {
            throw new Refusal(ReasonCode.PDF_CHANGED_AFTER_SIGNING, "what follows is no revision");
        }
        try (PDDocument revision = Loader.loadPDF(Arrays.copyOf(file, signed.end()))) {
            SignatureDictionaries then = SignatureDictionaries.in(revision);
            if (then.signatures().size() != 1 || !then.timestamps().isEmpty()) {
                throw new Refusal(ReasonCode.PDF_CHANGED_AFTER_SIGNING, "the signature is not in its own revision");
            }
            new LaterRevisions(revision, document).requireSameDocument();
        }
        List<PdfTimestamp> times = new ArrayList<>();
        for (COSDictionary timestamp : timestamps) {
            if (!RFC3161.equals(timestamp.getCOSName(SUB_FILTER))) {
                throw new Refusal(ReasonCode.PDF_TIMESTAMP_WRONG, "SubFilter is not ETSI.RFC3161");
            }
            SignatureBytes covered = SignatureBytes.of(file, timestamp);
            if (covered.end() <= signed.end()) {
                throw new Refusal(ReasonCode.PDF_TIMESTAMP_WRONG, "it does not cover the signature");
            }
            byte[] token = covered.container()
                    .orElseThrow(() -> new Refusal(ReasonCode.PDF_TIMESTAMP_WRONG, "Contents is no timestamp"));
            times.add(TimestampToken.over(token, covered.covered()));
        }
        return times;
    }
}
