package org.govchain.service.issuance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govchain.merkle.Sha256Digest;

/**
 * What an approval binds (docs/office-work.md, "What the digest covers"): SHA-256 over parts, each after its length in four
 * bytes. The disclosures are in it by their digests in the JWT.
 */
final class SubmissionDigest {

    private static final String DOMAIN = "govchain-submission/1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);

    private SubmissionDigest() {}

    static Sha256Digest of(Intended copy) {
        SubmissionDigest parts = new SubmissionDigest();
        parts.text(DOMAIN);
        parts.text(copy.checked().typeId().uri());
        parts.number(copy.checked().type().version());
        parts.text(copy.documentId().toString());
        parts.number(copy.version());
        parts.text(copy.id().toString());
        parts.part(copy.credential().signingInput());
        parts.part(copy.seal().signedBytes());
        List<IssueRequest.Attachment> files = copy.checked().request().attachments();
        parts.number(files.size());
        for (IssueRequest.Attachment file : files) {
            parts.text(file.name());
            parts.text(file.mediaType());
            parts.part(file.sha256().bytes());
        }
        return Sha256Digest.hash(parts.out.toByteArray());
    }

    private void text(String text) {
        part(text.getBytes(StandardCharsets.UTF_8));
    }

    private void number(int number) {
        part(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private void part(byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
