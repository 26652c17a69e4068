package org.govchain.service.devices;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.JsonBody;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the controllers of this module have in common: bodies, pages, answers. */
final class DeviceAnswers {

    private static final int LARGEST_PAGE = 200;

    private DeviceAnswers() {}

    static AuthorityId authority(Caller caller) {
        return new AuthorityId(caller.authority());
    }

    /** The JSON object of a request. */
    static Judged<ObjectNode> body(HttpServletRequest request) throws IOException {
        return JsonBody.read(request)
                .map(Judged::done)
                .orElseGet(() -> Judged.refused(
                        RefusalCode.MALFORMED_REQUEST, "the body is not a JSON object of at most 16 KiB"));
    }

    /** The same, where no body at all means an empty object. */
    static Judged<ObjectNode> bodyOrNone(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        boolean none = length == 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null);
        return none ? Judged.done(JsonMapper.shared().createObjectNode()) : body(request);
    }

    static <T> ResponseEntity<Object> answer(int status, Judged<T> result, Function<T, JsonText> json) {
        return switch (result) {
            case Judged.Done<T> done -> ok(status, json.apply(done.value()));
            case Judged.Refused<T> no -> Problems.answer(no.refusal());
        };
    }

    static ResponseEntity<Object> ok(int status, JsonText json) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toUtf8());
    }

    /** {@code {"items": […], "next"?}}: rows before a place in the list, of which one more is asked for than is shown. */
    static <T> ResponseEntity<Object> page(
            long cursor,
            int limit,
            BiFunction<Long, Integer, List<T>> source,
            ToLongFunction<T> seq,
            BiConsumer<JsonText, T> writer) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, "limit is 1 to " + LARGEST_PAGE));
        }
        List<T> rows = source.apply(cursor, limit + 1);
        List<T> page = rows.subList(0, Math.min(limit, rows.size()));
        JsonText json = new JsonText(1024).raw("{\"items\":[");
        for (int i = 0; i < page.size(); i++) {
            writer.accept(json.raw(i == 0 ? "" : ","), page.get(i));
        }
        json.raw("]");
        if (rows.size() > limit) {
            json.raw(",").member("next", Long.toString(seq.applyAsLong(page.getLast())));
        }
        return ok(200, json.raw("}"));
    }

    static <T> Judged<T> found(Optional<T> row) {
        return row.map(Judged::done).orElseGet(Judged::notFound);
    }
}
