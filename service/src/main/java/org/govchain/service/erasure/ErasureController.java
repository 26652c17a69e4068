package org.govchain.service.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.StrictJson;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Erases documents for good: {@code {"documents": [ids], "reason": "demanded" | "unlawful"}}. */
@RestController
class ErasureController {

    private static final int MOST_DOCUMENTS = 1_000;
    private static final int LARGEST_BODY = 64 * 1024;

    /** What was asked for, in order. */
    private record Order(List<UUID> documents, ErasureReason reason) {}

    private final Erasure erasure;

    ErasureController(Erasure erasure) {
        this.erasure = erasure;
    }

    /** Each document is erased on its own; the answer says for each what came of it, in the order of the request. */
    @PostMapping("/api/erasures")
    ResponseEntity<Object> erase(Caller caller, HttpServletRequest request) throws IOException {
        Optional<Order> order = StrictJson.parseObject(request.getInputStream().readNBytes(LARGEST_BODY))
                .flatMap(ErasureController::order);
        if (order.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "\"documents\" is a list of 1 to " + MOST_DOCUMENTS
                            + " document ids, \"reason\" is \"demanded\" or \"unlawful\""));
        }
        AuthorityId authority = new AuthorityId(caller.authority());
        List<Map<String, String>> items = new ArrayList<>();
        for (UUID document : order.get().documents()) {
            Erasure.Outcome outcome =
                    erasure.erase(authority, document, order.get().reason());
            Map<String, String> item = new LinkedHashMap<>();
            item.put("document", document.toString());
            item.put("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            items.add(item);
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("items", items));
    }

    private static Optional<Order> order(ObjectNode body) {
        JsonNode listed = body.path("documents");
        Optional<ErasureReason> reason =
                ErasureReason.ofPerson(body.path("reason").asString(""));
        if (body.size() != 2 || !listed.isArray() || listed.size() > MOST_DOCUMENTS || reason.isEmpty()) {
            return Optional.empty();
        }
        List<UUID> documents = new ArrayList<>();
        for (JsonNode item : listed) {
            Optional<UUID> id = uuid(item);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            documents.add(id.get());
        }
        return documents.isEmpty() ? Optional.empty() : Optional.of(new Order(documents, reason.get()));
    }

    private static Optional<UUID> uuid(JsonNode item) {
        try {
            return item.isString() ? Optional.of(UUID.fromString(item.stringValue())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
