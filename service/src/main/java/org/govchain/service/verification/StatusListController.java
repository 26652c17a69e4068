package org.govchain.service.verification;

import java.nio.charset.StandardCharsets;
import org.govchain.service.status.StatusLists;
import org.govchain.service.web.Problems;
import org.govchain.status.StatusListToken;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the status lists (draft-ietf-oauth-status-list section 8). */
@RestController
class StatusListController {

    private static final MediaType TYPE = MediaType.parseMediaType("application/" + StatusListToken.TYPE);
    /** A token may be half its ttl old when it leaves; together they stay within 60 s. */
    private static final CacheControl HALF_A_TTL =
            CacheControl.maxAge(StatusListToken.MAX_TTL.dividedBy(2)).cachePublic();

    private final StatusLists lists;

    StatusListController(StatusLists lists) {
        this.lists = lists;
    }

    /** The list's signed token, never older than its ttl. */
    @GetMapping(StatusLists.PATH + "{id}")
    ResponseEntity<Object> list(@PathVariable String id) {
        return lists.token(id)
                .map(token -> ResponseEntity.ok()
                        .cacheControl(HALF_A_TTL)
                        .contentType(TYPE)
                        .<Object>body(token.getBytes(StandardCharsets.US_ASCII)))
                .orElseGet(Problems::notFound);
    }
}
