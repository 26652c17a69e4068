package org.govchain.verify;

import org.govchain.credential.DocumentPayload;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.node.ObjectNode;

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
    public static final int MAX_LENGTH = 1 << 20;

    private static final String FORMAT = "govchain-pdf-proof/1";

    /** Reads the JSON form; refuses unknown members and more than 1 MiB. */
    public static Parsed<PdfProof> parse(byte[] json) {
        if (json.length > MAX_LENGTH) {
            return new Parsed.Malformed<>("proof of a PDF file is longer than 1 MiB");
        }
        return StrictJson.parseObject(json)
                .map(PdfProof::read)
                .orElseGet(() -> new Parsed.Malformed<>("proof of a PDF file is not a strict JSON object in UTF-8"));
    }

    private static Parsed<PdfProof> read(ObjectNode json) {
        Members members = new Members(json, "proof of a PDF file");
        members.expect("format", FORMAT);
        byte[] payload = members.base64Url("payload");
        byte[] salt = members.base64Url("salt");
        if (salt.length != Salt.LENGTH) {
            members.refuse("salt has not " + Salt.LENGTH + " bytes");
        }
        EntryProof proof = EntryProof.read(members);
        if (members.problem().isPresent()) {
            return new Parsed.Malformed<>(members.problem().get());
        }
        return DocumentPayload.parse(payload)
                .<Parsed<PdfProof>>map(read -> new Parsed.Ok<>(new PdfProof(read, Salt.of(salt), proof)))
                .orElseGet(() -> new Parsed.Malformed<>("payload is not that of a document entry"));
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8. */
    public byte[] toJson() {
        JsonText json = new JsonText(4096).raw("{").member("format", FORMAT);
        json.raw(",").member("payload", Base64Url.encode(payload.encode()));
        json.raw(",").member("salt", Base64Url.encode(salt.bytes()));
        proof.write(json);
        return json.raw("}").toUtf8();
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
