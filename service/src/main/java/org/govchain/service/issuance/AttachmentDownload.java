package org.govchain.service.issuance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends a file that was stored with a copy, decrypted. */
@Component
public class AttachmentDownload {

    private record Row(UUID document, String name, String storageKey) {}

    private final JdbcClient jdbc;
    private final Attachments attachments;

    AttachmentDownload(JdbcClient jdbc, Attachments attachments) {
        this.jdbc = jdbc;
        this.attachments = attachments;
    }

    /** The file with this SHA-256; always as a download, whatever its type, so that no foreign page runs under our name. */
    public @Nullable ResponseEntity<Object> send(Caller caller, UUID id, String hash, HttpServletResponse response)
            throws IOException {
        Optional<Row> row =
                Sha256Digest.parseHex(hash).flatMap(digest -> find(new AuthorityId(caller.authority()), id, digest));
        if (row.isEmpty()) {
            return Problems.notFound();
        }
        send(row.get().document, row.get().name, row.get().storageKey, response);
        return null; // answered already: the file is decrypted straight into the response, chunk by chunk
    }

    /** A stored file of a document that the caller may see. */
    public void send(UUID document, String name, String storageKey, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        attachments.read(document, storageKey, response.getOutputStream());
    }

    private Optional<Row> find(AuthorityId authority, UUID copy, Sha256Digest hash) {
        return jdbc.sql("select a.document_id, a.name, a.storage_key from attachment a join copy c"
                        + " on c.document_id = a.document_id and c.document_version = a.document_version"
                        + " where c.id = ? and c.authority = ? and c.state = 'ISSUED' and a.sha256 = ?"
                        + " and a.storage_key is not null")
                .params(copy, authority.slug(), hash.bytes())
                .query((rows, _) -> new Row(
                        rows.getObject("document_id", UUID.class),
                        rows.getString("name"),
                        rows.getString("storage_key")))
                .optional();
    }
}
