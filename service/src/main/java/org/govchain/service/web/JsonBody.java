package org.govchain.service.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** A small JSON object in a request, read here and not by the framework, whose log would print it. */
public final class JsonBody {

    private static final int LARGEST = 16 * 1024;

    private JsonBody() {}

    /** The object; empty when the body is anything else or longer than 16 KiB. */
    public static Optional<ObjectNode> read(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        return bytes.length > LARGEST ? Optional.empty() : StrictJson.parseObject(bytes);
    }

    /** The answer when it is none. */
    public static ResponseEntity<Object> refused() {
        return Problems.answer(
                Refusal.of(RefusalCode.MALFORMED_REQUEST, "the body is not a JSON object of at most 16 KiB"));
    }
}
