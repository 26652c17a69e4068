package org.govchain.service.issuance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.govchain.service.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands back the files that a document is bound to, decrypted as they are sent. */
@RestController
class AttachmentsController {

    private final AttachmentDownload download;

    AttachmentsController(AttachmentDownload download) {
        this.download = download;
    }

    @GetMapping("/api/credentials/{id}/attachments/{hash}")
    @Nullable
    ResponseEntity<Object> attachment(
            Caller caller, @PathVariable UUID id, @PathVariable String hash, HttpServletResponse response)
            throws IOException {
        return download.send(caller, id, hash, response);
    }
}
