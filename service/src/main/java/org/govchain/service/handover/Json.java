package org.govchain.service.handover;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of this module's endpoints: read here and not by the framework, whose log would print them, and kept out of caches. */
final class Json {

    private static final int LARGEST_BODY = 64 * 1024;

    private Json() {}

    /** The body as a JSON object, or a problem. */
    static Optional<ObjectNode> body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        return bytes.length > LARGEST_BODY ? Optional.empty() : StrictJson.parseObject(bytes);
    }

    static ResponseEntity<Object> malformed(String rule) {
        return Problems.answer(Refusal.of(RefusalCode.MALFORMED_REQUEST, rule));
    }

    static ResponseEntity<Object> answer(HttpStatus status, JsonText json) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.toUtf8());
    }

    /** {@code "name":[…]}. */
    static <T> JsonText list(JsonText json, String name, Iterable<T> items, Consumer<T> write) {
        json.string(name).raw(":[");
        boolean first = true;
        for (T item : items) {
            json.raw(first ? "" : ",");
            write.accept(item);
            first = false;
        }
        return json.raw("]");
    }
}
