package org.govchain.service.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Component;

/** Stores the files of imported copies, encrypted with this installation's key; each must be the one that the copy is bound to. */
@Component
class ImportedFiles {

    private final ImportStore store;
    private final Attachments attachments;

    ImportedFiles(ImportStore store, Attachments attachments) {
        this.store = store;
        this.attachments = attachments;
    }

    /** Why a file is not stored; empty when it is, or was before. */
    Optional<Refusal> store(AuthorityId authority, UUID copy, Sha256Digest hash, InputStream plain) throws IOException {
        Optional<ImportStore.Wanted> wanted = store.wanted(authority, copy, hash);
        if (wanted.isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.NOT_FOUND, "there is nothing here by that name"));
        }
        if (wanted.get().stored()) {
            return Optional.empty();
        }
        Optional<Attachments.Stored> stored =
                attachments.store(authority, wanted.get().document(), plain);
        if (stored.isEmpty()) {
            return Optional.of(Refusal.of(
                    RefusalCode.TOO_LARGE,
                    "the file is larger than govchain.storage.largest-file of this installation"));
        }
        String key = stored.get().storageKey();
        if (!stored.get().sha256().equals(hash)) {
            attachments.delete(key);
            return Optional.of(Refusal.of(RefusalCode.ATTACHMENTS_INVALID, "the file has another hash than its name"));
        }
        if (!store.putFile(wanted.get(), hash, key)) {
            attachments.delete(key);
        }
        return Optional.empty();
    }
}
