package org.govchain.credential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts disclosed claims in the place of their digests (RFC 9901 §7.1 step 3). Claims appear in the order of their disclosures, which is
 * the issuer's order; each disclosure is used exactly once, so the work is bounded by the text.
 */
final class DisclosureMerge {

    // A disclosure may hold digests of further disclosures; chains of them must not exhaust the stack.
    private static final int MAX_DEPTH = 64;

    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Disclosure> disclosures;
    private final Set<String> seenDigests = new HashSet<>();
    private int used;
    private @Nullable CredentialRefusal refusal;

    private DisclosureMerge(List<Disclosure> disclosures) {
        this.disclosures = disclosures;
    }

    /** The payload with every disclosure in its place, or why they do not fit. */
    sealed interface Merged {}

    record Claims(ObjectNode claims) implements Merged {}

    record Refused(CredentialRefusal reason) implements Merged {}

    static Merged merge(ObjectNode payload, List<Disclosure> disclosures) {
        DisclosureMerge merge = new DisclosureMerge(disclosures);
        for (int i = 0; i < disclosures.size(); i++) {
            if (merge.positions.put(disclosures.get(i).digest(), i) != null) {
                return new Refused(CredentialRefusal.DISCLOSURE_DUPLICATE);
            }
        }
        ObjectNode claims = merge.object(payload, 0);
        if (merge.refusal == null && merge.used != disclosures.size()) {
            return new Refused(CredentialRefusal.DISCLOSURE_UNREFERENCED);
        }
        return merge.refusal == null ? new Claims(claims) : new Refused(merge.refusal);
    }

    private JsonNode value(JsonNode value, int depth) {
        if (depth > MAX_DEPTH) {
            refuse(CredentialRefusal.MALFORMED);
            return value;
        }
        return switch (value) {
            case ObjectNode object -> object(object, depth);
            case ArrayNode array -> array(array, depth);
            default -> value;
        };
    }

    private ObjectNode object(ObjectNode object, int depth) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (name.equals("...") || (name.equals("_sd_alg") && depth > 0)) {
                refuse(CredentialRefusal.RESERVED_NAME);
            } else if (!name.equals("_sd") && !name.equals("_sd_alg")) {
                result.set(name, value(member.getValue(), depth + 1));
            }
        }
        for (int position : disclosedIn(object.get("_sd"))) {
            disclose(disclosures.get(position), result, depth);
        }
        return result;
    }

    private void disclose(Disclosure disclosure, ObjectNode target, int depth) {
        used++;
        Optional<String> name = disclosure.name();
        if (name.isEmpty()) {
            refuse(CredentialRefusal.DISCLOSURE_MALFORMED);
        } else if (ReservedNames.STRUCTURE.contains(name.get())
                || (depth == 0 && ReservedNames.CLEAR.contains(name.get()))) {
            refuse(CredentialRefusal.RESERVED_NAME);
        } else if (target.has(name.get())) {
            refuse(CredentialRefusal.CLAIM_NAME_CLASH);
        } else {
            target.set(name.get(), value(disclosure.value(), depth + 1));
        }
    }

    private ArrayNode array(ArrayNode array, int depth) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            JsonNode digest = element.size() == 1 ? element.get("...") : null;
            if (digest == null) {
                result.add(value(element, depth + 1));
            } else if (!digest.isString()) {
                refuse(CredentialRefusal.MALFORMED);
            } else {
                positionOf(digest.stringValue())
                        .ifPresent(position -> element(disclosures.get(position), result, depth));
            }
        }
        return result;
    }

    private void element(Disclosure disclosure, ArrayNode target, int depth) {
        used++;
        if (disclosure.name().isPresent()) {
            refuse(CredentialRefusal.DISCLOSURE_MALFORMED);
        } else {
            target.add(value(disclosure.value(), depth + 1));
        }
    }

    private List<Integer> disclosedIn(@Nullable JsonNode digests) {
        if (digests == null) {
            return List.of();
        }
        List<Integer> found = new ArrayList<>();
        if (!digests.isArray()) {
            refuse(CredentialRefusal.MALFORMED);
            return found;
        }
        for (JsonNode digest : digests) {
            if (digest.isString()) {
                positionOf(digest.stringValue()).ifPresent(found::add);
            } else {
                refuse(CredentialRefusal.MALFORMED);
            }
        }
        found.sort(null);
        return found;
    }

    // Decoys have digests without a disclosure; a digest that stands twice is forbidden even then (RFC 9901 §7.1 step
    // 4).
    private Optional<Integer> positionOf(String digest) {
        if (!seenDigests.add(digest)) {
            refuse(CredentialRefusal.DISCLOSURE_DUPLICATE);
            return Optional.empty();
        }
        return Optional.ofNullable(positions.get(digest));
    }

    private void refuse(CredentialRefusal reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }
}
