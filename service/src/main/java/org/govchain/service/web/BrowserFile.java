package org.govchain.service.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file for browsers, with its headers. */
final class BrowserFile {

    /** Its address has its content's digest in it. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePublic();

    private final byte[] plain;
    private final Optional<byte[]> gzipped;
    private final MediaType type;
    private final CacheControl cache;
    private final HttpHeaders headers;
    private final String tag;

    /**
     * A file.
     *
     * @param immutable whether what this address leads to never changes
     * @param headers further ones
     */
    BrowserFile(byte[] plain, Optional<byte[]> gzipped, String type, boolean immutable, HttpHeaders headers) {
        this.plain = plain;
        this.gzipped = gzipped;
        this.type = mediaType(type);
        this.cache = immutable ? FOR_EVER : ASK_AGAIN;
        this.headers = headers;
        this.tag = Sha256Digest.hash(plain).toHex().substring(0, 32);
    }

    /** The file, compressed when the browser can read that and it is worth it. */
    ResponseEntity<Object> answer(boolean acceptsGzip) {
        boolean compressed = acceptsGzip && gzipped.isPresent();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .headers(headers)
                .cacheControl(cache)
                .contentType(type)
                // The two forms are different bytes (RFC 9110, section 8.8.3.3).
                .eTag(compressed ? tag + "-gzip" : tag)
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        return compressed
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzipped.get())
                : answer.body(plain);
    }

    private static MediaType mediaType(String type) {
        MediaType parsed = MediaType.parseMediaType(type);
        return parsed.getType().equals("text") ? new MediaType(parsed, StandardCharsets.UTF_8) : parsed;
    }
}
