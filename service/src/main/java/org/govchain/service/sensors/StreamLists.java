package org.govchain.service.sensors;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.Authorities;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.sensors.StreamListStore.Listed;
import org.govchain.service.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Lists of streams, newest first, for whoever may see them; who may, the caller has decided. */
@Service
public class StreamLists {

    private static final int LARGEST_PAGE = 200;

    private final StreamListStore store;
    private final Authorities authorities;

    StreamLists(StreamListStore store, Authorities authorities) {
        this.store = store;
        this.authorities = authorities;
    }

    /**
     * Streams of these devices: {@code {"items": […], "next"?}}.
     *
     * @param root of the paths of streams, as the caller reaches them
     * @param device name of the one that is looked for, if any
     * @param cursor before which place in the list
     */
    public ResponseEntity<Object> ofDevices(
            List<UUID> devices, String root, Optional<String> device, long cursor, int limit) {
        return page(root, limit, most -> store.ofDevices(devices, device, cursor, most));
    }

    ResponseEntity<Object> page(String root, int limit, Function<Integer, List<Listed>> source) {
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

    /** One of them. */
    ResponseEntity<Object> one(String root, Listed stream) {
        return ok(write(new JsonText(512), root, stream));
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
