package org.govchain.service.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page that a phone's camera opens. The seal stands in the fragment and never reaches this server; the page says what the
 * code is and how to check it without trusting the host it came from. It runs no script and loads nothing.
 */
@RestController
class CheckPageController {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final byte[] page;

    CheckPageController() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                CheckPageController.class.getResourceAsStream("/templates/check.html"), "templates/check.html")) {
            page = in.readAllBytes();
        }
    }

    /** The page, in German and English. */
    @GetMapping("/s")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(page);
    }
}
