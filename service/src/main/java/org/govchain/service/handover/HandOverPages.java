package org.govchain.service.handover;

import org.govchain.service.web.BrowserFiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The pages of recipients and holder. Secrets of links stand in the fragment and never reach this server. */
@RestController
class HandOverPages {

    private final BrowserFiles files;

    HandOverPages(BrowserFiles files) {
        this.files = files;
    }

    /** For recipients with a link. */
    @GetMapping("/h")
    ResponseEntity<Object> recipient(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String acceptEncoding) {
        return files.page("handover/recipient", acceptEncoding);
    }

    /** For holders without a login. */
    @GetMapping("/m")
    ResponseEntity<Object> holder(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String acceptEncoding) {
        return files.page("handover/holder", acceptEncoding);
    }

    /** For recipients with a login. */
    @GetMapping(LoginController.PAGE)
    ResponseEntity<Object> account(
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String acceptEncoding) {
        return files.page("handover/account", acceptEncoding);
    }
}
