package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.JsonNode;

/** What a reader found about a PDF file, in the vectors of docs/spec/vectors/pdf. */
final class PdfFactsJson {

    private PdfFactsJson() {}

    static Map<String, Object> write(PdfFacts facts) {
        Map<String, Object> json = new LinkedHashMap<>();
        facts.finding().ifPresent(why -> json.put("finding", why.code()));
        facts.signer().ifPresent(key -> json.put("signer", Base64.getEncoder().encodeToString(key.spki())));
        facts.signedRange().ifPresent(digest -> json.put("signedRange", digest.toHex()));
        json.put(
                "timestamps",
                facts.timestamps().stream().map(PdfFactsJson::timestamp).toList());
        facts.codes().ifPresent(pages -> json.put("codes", pages));
        return json;
    }

    static PdfFacts read(JsonNode json) {
        return new PdfFacts(
                Optional.ofNullable(json.get("finding"))
                        .map(code -> ReasonCode.ofCode(code.asString()).orElseThrow()),
                "",
                Optional.ofNullable(json.get("signer")).map(PdfFactsJson::key),
                Optional.ofNullable(json.get("signedRange"))
                        .map(hex -> Sha256Digest.parseHex(hex.asString()).orElseThrow()),
                json.required("timestamps").values().stream()
                        .map(PdfFactsJson::timestamp)
                        .toList(),
                Optional.ofNullable(json.get("codes")).map(PdfFactsJson::codes));
    }

    private static Map<String, Object> timestamp(PdfTimestamp timestamp) {
        return Map.of(
                "time", timestamp.time().toString(),
                "certificates",
                        timestamp.certificates().stream()
                                .map(Certificates::encoded)
                                .map(Base64.getEncoder()::encodeToString)
                                .toList());
    }

    private static PdfTimestamp timestamp(JsonNode json) {
        return new PdfTimestamp(
                Instant.parse(json.required("time").asString()),
                json.required("certificates").values().stream()
                        .map(der -> Certificates.parse(Base64.getDecoder().decode(der.asString()))
                                .orElseThrow())
                        .toList());
    }

    private static VerifyingKey key(JsonNode spki) {
        return PublicKeys.fromSpki(Base64.getDecoder().decode(spki.asString())).orElseThrow();
    }

    private static List<List<String>> codes(JsonNode pages) {
        List<List<String>> codes = new ArrayList<>();
        pages.forEach(
                page -> codes.add(page.values().stream().map(JsonNode::asString).toList()));
        return codes;
    }
}
