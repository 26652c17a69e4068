package org.govchain.service.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers of published trees in the layout of C2SP tlog-tiles, and how long they may be kept. */
public final class TileAnswer {

    /** What is full never changes. */
    public static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** A partial tile of one width does not change either, but a wider one replaces it. */
    public static final CacheControl NOT_LONG =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private TileAnswer() {}

    /** The hashes or entries of a tile; 404 when the tree does not reach it. */
    public static ResponseEntity<Object> of(Optional<byte[]> content, boolean full) {
        return content.map(bytes -> ResponseEntity.ok()
                        .cacheControl(full ? FOR_EVER : NOT_LONG)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .<Object>body(bytes))
                .orElseGet(Problems::notFound);
    }
}
