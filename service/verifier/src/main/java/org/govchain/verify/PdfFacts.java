package org.govchain.verify;

import java.util.List;
import java.util.Optional;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;

/**
 * What a reader of PDF files found about the file around a bundle (docs/spec/pdf.md); nothing in it is believed. The verifier has no
 * PDF library: the reader tells, the verifier judges.
 *
 * @param finding why the file is not what its signature covers, when it is not
 * @param detail numbers or rules in English for the finding; never a claim
 * @param signer the key that made the one signature; empty when it is of no kind that the registry knows
 * @param signedRange SHA-256 of the bytes that the signature covers, as the log's document entry commits to
 * @param timestamps the timestamps of the file, oldest first; each fits the bytes it is over
 * @param codes texts of the QR codes on each page as it looks when rendered; empty when the pages were not looked at
 */
public record PdfFacts(
        Optional<ReasonCode> finding,
        String detail,
        Optional<VerifyingKey> signer,
        Optional<Sha256Digest> signedRange,
        List<PdfTimestamp> timestamps,
        Optional<List<List<String>>> codes) {

    public PdfFacts {
        timestamps = List.copyOf(timestamps);
        codes = codes.map(pages -> pages.stream().map(List::copyOf).toList());
    }

    /** A file of which nothing but this is worth saying. */
    public static PdfFacts refused(ReasonCode finding, String detail) {
        return new PdfFacts(
                Optional.of(finding), detail, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** A file that its one signature covers. */
    public static PdfFacts signed(
            Optional<VerifyingKey> signer,
            Sha256Digest signedRange,
            List<PdfTimestamp> timestamps,
            Optional<List<List<String>>> codes) {
        return new PdfFacts(Optional.empty(), "", signer, Optional.of(signedRange), timestamps, codes);
    }

    /** The same, with what is to be seen on the pages. */
    public PdfFacts withCodes(List<List<String>> pages) {
        return new PdfFacts(finding, detail, signer, signedRange, timestamps, Optional.of(pages));
    }
}
