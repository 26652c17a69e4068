package org.govchain.types;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.govchain.seal.SealValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The content fields of a seal: the few claims an inspector needs, as UTF-8 text. */
public final class SealText {

    private SealText() {}

    /** By tag; an absent optional claim has no field. */
    public static SortedMap<Integer, SealValue> of(CredentialType type, ObjectNode claims) {
        SortedMap<Integer, SealValue> values = new TreeMap<>();
        for (SealLayout.Entry entry : type.seal().entries()) {
            JsonNode claim = claims.at(entry.claim());
            if (!claim.isMissingNode()) {
                values.put(entry.tag(), SealValue.of(entry.read(claim).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return values;
    }
}
