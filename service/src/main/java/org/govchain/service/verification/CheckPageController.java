package org.govchain.service.verification;

import org.govchain.service.web.BrowserFiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page that a phone's camera opens (docs/check-page.md). The seal stands in the fragment and never reaches this server: the browser
 * verifies, and asks here only for what is public.
 */
@RestController
class CheckPageController {

    private final BrowserFiles files;

    CheckPageController(BrowserFiles files) {
        this.files = files;
    }

    /** The page, in German and English. */
    @GetMapping("/s")
    ResponseEntity<Object> page(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String acceptEncoding) {
        return files.page("page/check", acceptEncoding);
    }
}
