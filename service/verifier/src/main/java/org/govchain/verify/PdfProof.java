package org.govchain.verify;

import org.govchain.credential.DocumentPayload;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;

/**
 * One file that shows that the signed bytes of a PDF file are in the log (docs/spec/pdf.md, "The proof of a file"): what the entry commits
 * to, the salt, and what proves the entry. Who holds the PDF file learns nothing new from it.
 *
 * @param payload copy and signed range
 * @param salt what keeps the entry's commitment closed to others
 * @param proof empty parts while the entry is not anchored
 */
public record PdfProof(DocumentPayload payload, Salt salt, EntryProof proof) {

    /** Media type of the JSON form. */
    public static final String MEDIA_TYPE = "application/vnd.govchain.pdf-proof+json";

    /** Largest JSON form that is read, in bytes. */
    public static final int MAX_LENGTH = OpenedEntry.MAX_LENGTH;

    private static final String FORMAT = "govchain-pdf-proof/1";

    /** Reads the JSON form; refuses unknown members and more than 1 MiB. */
    public static Parsed<PdfProof> parse(byte[] json) {
        return OpenedEntry.parse(
                json,
                "proof of a PDF file",
                FORMAT,
                entry -> DocumentPayload.parse(entry.payload())
                        .<Parsed<PdfProof>>map(read -> new Parsed.Ok<>(new PdfProof(read, entry.salt(), entry.proof())))
                        .orElseGet(() -> new Parsed.Malformed<>("payload is not that of a document entry")));
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8. */
    public byte[] toJson() {
        return new OpenedEntry(payload.encode(), salt, proof).toJson(FORMAT);
    }

    /** Whether it is about the file with this signed range. */
    public boolean isAbout(Sha256Digest signedRange) {
        return payload.signedRange().equals(signedRange);
    }

    @Override
    public String toString() {
        return "PdfProof[proof=" + proof.proof().isPresent() + "]";
    }
}
