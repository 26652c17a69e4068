package org.govchain.service.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Scripts, styles, fonts and the service worker of the pages. */
@RestController
class BrowserFilesController {

    private final BrowserFiles files;

    BrowserFilesController(BrowserFiles files) {
        this.files = files;
    }

    /** A file by the address that the build gave it; only those are there. */
    @GetMapping("/check/**")
    ResponseEntity<Object> file(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String acceptEncoding) {
        return files.file(request.getRequestURI(), acceptEncoding);
    }
}
