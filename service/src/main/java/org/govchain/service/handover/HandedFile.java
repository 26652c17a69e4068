package org.govchain.service.handover;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.govchain.merkle.Sha256Digest;

/**
 * A file on its way from a document into a grant.
 *
 * @param sha256 of the plain bytes
 * @param size plain bytes
 * @param content where the plain bytes are read from, once
 */
record HandedFile(Sha256Digest sha256, Kind kind, String name, String mediaType, long size, Content content) {

    /** What the file is to the document. */
    enum Kind {
        /** Stored with it. */
        ATTACHMENT,
        /** Its signed PDF. */
        DOCUMENT;

        /** As the API says it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Opens the plain bytes. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
