package org.govchain.service.sensors;

import java.util.Optional;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which streams there are: for an authority its own, for everybody those of open devices, with their licences. */
@RestController
class StreamListController {

    private static final String OWN = "/api/streams";
    private static final String OPEN = "/streams";
    private static final String NEWEST = "" + Long.MAX_VALUE;

    private final StreamListStore store;
    private final KnownStreams streams;
    private final StreamLists lists;

    StreamListController(StreamListStore store, KnownStreams streams, StreamLists lists) {
        this.store = store;
        this.streams = streams;
        this.lists = lists;
    }

    /** The authority's streams, newest first: {@code {"items": […], "next"?}}. */
    @GetMapping(OWN)
    ResponseEntity<Object> own(
            Caller caller,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = NEWEST) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        AuthorityId authority = new AuthorityId(caller.authority());
        return lists.page(OWN, limit, most -> store.of(authority, Optional.ofNullable(device), cursor, most));
    }

    /** The same for everybody, of open devices of all authorities. */
    @GetMapping(OPEN)
    ResponseEntity<Object> open(
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = NEWEST) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return lists.page(OPEN, limit, most -> store.open(Optional.ofNullable(device), cursor, most));
    }

    /** One of the authority's. */
    @GetMapping(OWN + "/{id}")
    ResponseEntity<Object> own(Caller caller, @PathVariable String id) {
        return one(OWN, id, Optional.of(new AuthorityId(caller.authority())));
    }

    /** One of an open device. */
    @GetMapping(OPEN + "/{id}")
    ResponseEntity<Object> open(@PathVariable String id) {
        return one(OPEN, id, Optional.empty());
    }

    private ResponseEntity<Object> one(String root, String id, Optional<AuthorityId> authority) {
        return streams.find(id, root)
                .flatMap(asked -> store.find(asked.stream(), authority))
                .map(stream -> lists.one(root, stream))
                .orElseGet(Problems::notFound);
    }
}
