package org.govchain.service.issuance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.UnsignedCredential;
import org.govchain.jose.Base64Url;
import org.govchain.seal.UnsignedSeal;
import org.govchain.types.ValidityRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exact bytes of a submission and the request they were made from, as they lie encrypted in the database. Holds claims: never
 * printed.
 *
 * @param keys thumbprints of the two keys that the bytes name
 */
record Frozen(
        IssueRequest request,
        ValidityRule.Days days,
        UnsignedCredential credential,
        UnsignedSeal seal,
        List<String> keys) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Frozen {
        keys = List.copyOf(keys);
    }

    static Frozen of(Intended copy, List<String> keys) {
        return new Frozen(copy.checked().request(), copy.checked().days(), copy.credential(), copy.seal(), keys);
    }

    byte[] toBytes() {
        ObjectNode json = JSON.createObjectNode();
        json.put("request", new String(StoredRequests.write(List.of(request)), StandardCharsets.UTF_8));
        json.put("from", days.from().toString());
        days.until().ifPresent(until -> json.put("until", until.toString()));
        json.put("signingInput", new String(credential.signingInput(), StandardCharsets.US_ASCII));
        credential.disclosures().forEach(json.putArray("disclosures")::add);
        json.put("seal", Base64Url.encode(seal.signedBytes()));
        keys.forEach(json.putArray("keys")::add);
        return JSON.writeValueAsBytes(json);
    }

    /** Throws when the bytes are not what {@link #toBytes} wrote. */
    static Frozen read(byte[] bytes) {
        JsonNode json = JSON.readTree(bytes);
        byte[] request = json.get("request").stringValue().getBytes(StandardCharsets.UTF_8);
        return new Frozen(
                StoredRequests.read(request).getFirst(),
                new ValidityRule.Days(
                        LocalDate.parse(json.get("from").stringValue()),
                        json.path("until").stringValueOpt().map(LocalDate::parse)),
                UnsignedCredential.prepared(
                        json.get("signingInput").stringValue().getBytes(StandardCharsets.US_ASCII),
                        texts(json.get("disclosures"))),
                UnsignedSeal.prepared(seal(json)),
                texts(json.get("keys")));
    }

    private static byte[] seal(JsonNode json) {
        Optional<byte[]> seal = Base64Url.decode(json.get("seal").stringValue());
        return seal.orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return ((ArrayNode) array).values().stream().map(JsonNode::stringValue).toList();
    }

    /** Never the claims. */
    @Override
    public String toString() {
        return "Frozen[" + request.type() + "]";
    }
}
