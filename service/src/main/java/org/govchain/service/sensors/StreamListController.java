package org.govchain.service.sensors;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.sensors.StreamListStore.Listed;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
    private static final int LARGEST_PAGE = 200;

    private final StreamListStore store;
    private final KnownStreams streams;
    private final Authorities authorities;

    StreamListController(StreamListStore store, KnownStreams streams, Authorities authorities) {
        this.store = store;
        this.streams = streams;
        this.authorities = authorities;
    }

    /** The authority's streams, newest first: {@code {"items": […], "next"?}}. */
    @GetMapping(OWN)
    ResponseEntity<Object> own(
            Caller caller,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = NEWEST) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        AuthorityId authority = new AuthorityId(caller.authority());
        return page(OWN, limit, most -> store.of(authority, Optional.ofNullable(device), cursor, most));
    }

    /** The same for everybody, of open devices of all authorities. */
    @GetMapping(OPEN)
    ResponseEntity<Object> open(
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = NEWEST) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return page(OPEN, limit, most -> store.open(Optional.ofNullable(device), cursor, most));
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
                .map(stream -> ok(write(new JsonText(512), root, stream)))
                .orElseGet(Problems::notFound);
    }

    private ResponseEntity<Object> page(String root, int limit, Function<Integer, List<Listed>> source) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "limit is 1 to " + LARGEST_PAGE));
        }
        List<Listed> rows = source.apply(limit + 1);
        List<Listed> page = rows.subList(0, Math.min(limit, rows.size()));
        JsonText json = new JsonText(512 * page.size() + 64).raw("{\"items\":[");
        String separator = "";
        for (Listed stream : page) {
            write(json.raw(separator), root, stream);
            separator = ",";
        }
        json.raw("]");
        if (rows.size() > limit) {
            json.raw(",").member("next", Long.toString(page.getLast().no()));
        }
        return ok(json.raw("}"));
    }

    private JsonText write(JsonText json, String root, Listed stream) {
        json.raw("{").member("id", stream.id().toString());
        authorities
                .find(stream.authority())
                .ifPresent(authority ->
                        json.raw(",").member("authority", authority.issuer().toString()));
        json.raw(",").member("device", stream.device());
        json.raw(",").member("what", stream.what());
        stream.place().ifPresent(place -> json.raw(",").member("place", place));
        json.raw(",").member("state", stream.state().toLowerCase(Locale.ROOT));
        json.raw(",\"open\":").raw(Boolean.toString(stream.open()));
        stream.licence().ifPresent(licence -> json.raw(",").member("licence", licence));
        stream.intervalSeconds().ifPresent(seconds -> json.raw(",").member("intervalSeconds", seconds));
        json.raw(",").member("size", stream.size());
        json.raw(",").member("received", Instant.ofEpochMilli(stream.received()).toString());
        String path = root + "/" + stream.id();
        json.raw(",\"links\":{").member("self", path);
        json.raw(",").member("readings", path + "/readings");
        return json.raw(",").member("gaps", path + "/gaps").raw("}}");
    }

    private static ResponseEntity<Object> ok(JsonText json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.toUtf8());
    }
}
