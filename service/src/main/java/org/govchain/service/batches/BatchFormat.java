package org.govchain.service.batches;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which rows come and in which reports and results are given. */
enum BatchFormat {
    /** RFC 4180, with a header. */
    CSV("text/csv;charset=UTF-8"),
    /** A JSON object a line. */
    NDJSON("application/x-ndjson");

    private final String mediaType;

    BatchFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** The format that a Content-Type names. */
    static Optional<BatchFormat> ofContentType(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            MediaType given = MediaType.parseMediaType(header);
            for (BatchFormat format : values()) {
                if (format.mediaType().equalsTypeAndSubtype(given)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    /** The format to answer in: NDJSON unless CSV is asked for. */
    static BatchFormat ofAccept(@Nullable String header) {
        return header != null && header.contains("text/csv") ? CSV : NDJSON;
    }
}
