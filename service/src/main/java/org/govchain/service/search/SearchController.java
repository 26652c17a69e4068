package org.govchain.service.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.issuance.Cursor;
import org.govchain.service.issuance.ListedCopies;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.status.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds the authority's documents: {@code {"items": […], "next"?}}, newest first. */
@RestController
class SearchController {

    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_QUERY = 200;
    private static final String MISTAKE =
            "q has 1 to 200 characters with at least one word; status is valid, suspended, revoked,"
                    + " superseded or expired; anchor is pending or anchored; limit is 1 to 200, cursor is one that a page gave";

    private final SearchStore store;
    private final ListedCopies copies;

    SearchController(SearchStore store, ListedCopies copies) {
        this.store = store;
        this.copies = copies;
    }

    /** All conditions hold at once; days of issue are those of {@code from} and {@code until}, both included. */
    @GetMapping("/api/search")
    ResponseEntity<Object> search(
            Caller caller,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String anchor,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until,
            @RequestParam(name = "valid-on", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable
                    LocalDate validOn,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<Cursor> start = cursor == null ? Optional.of(Cursor.START) : Cursor.parse(cursor);
        boolean sound =
                (q == null || (q.length() <= LONGEST_QUERY && !Words.wanted(q).isEmpty()))
                        && (status == null || status(status).isPresent() || status.equals("expired"))
                        && (anchor == null || anchor.equals("pending") || anchor.equals("anchored"))
                        && limit >= 1
                        && limit <= LARGEST_PAGE;
        if (start.isEmpty() || !sound) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, MISTAKE));
        }
        SearchFilter filter = new SearchFilter(
                Optional.ofNullable(q),
                Optional.ofNullable(type),
                Optional.ofNullable(status).map(word -> status(word).orElse(Status.VALID)),
                Optional.ofNullable(status)
                        .filter(word -> word.equals("expired") || word.equals("valid"))
                        .map("expired"::equals),
                Optional.ofNullable(anchor).map("anchored"::equals),
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                Optional.ofNullable(validOn));
        return page(new AuthorityId(caller.authority()), filter, start.get(), limit);
    }

    private ResponseEntity<Object> page(AuthorityId authority, SearchFilter filter, Cursor start, int limit) {
        List<SearchStore.Found> found = store.find(authority, filter, start.before(), limit + 1);
        List<SearchStore.Found> page = found.subList(0, Math.min(limit, found.size()));
        Optional<Cursor> next =
                found.size() > limit ? Optional.of(new Cursor(page.getLast().seq())) : Optional.empty();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(copies.page(
                        authority,
                        page.stream().map(SearchStore.Found::credential).toList(),
                        next));
    }

    private static Optional<Status> status(String word) {
        return switch (word) {
            case "valid" -> Optional.of(Status.VALID);
            case "suspended" -> Optional.of(Status.SUSPENDED);
            case "revoked" -> Optional.of(Status.INVALID);
            case "superseded" -> Optional.of(Status.SUPERSEDED);
            default -> Optional.empty();
        };
    }
}
