package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.JsonNode;

/** The language-neutral form of a case (docs/spec/verification.md, "Vectors"). */
final class CaseJson {

    private static final String FORMAT = "govchain-verify-vector/1";

    private CaseJson() {}

    static Map<String, Object> write(VerifyCase it) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("now", it.now().toString());
        json.put("presented", Map.of(it.carrier().code(), it.presented()));
        it.file().ifPresent(facts -> json.put("file", PdfFactsJson.write(facts)));
        json.put("evidence", evidence(it.evidence()));
        it.policy().ifPresent(text -> json.put("policy", text));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("verdict", it.expected().verdict().name());
        it.expected().asOf().ifPresent(time -> expected.put("asOf", time.toString()));
        it.expected().check().ifPresent(check -> expected.put("check", check.name()));
        it.expected().outcome().ifPresent(outcome -> expected.put("outcome", outcome));
        it.expected().reason().ifPresent(reason -> expected.put("reason", reason.code()));
        json.put("expected", expected);
        return json;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        evidence.bundle().ifPresent(bundle -> json.put("bundle", DocumentCases.text(bundle)));
        evidence.searchedInVain().ifPresent(asked -> json.put("noBundle", asked));
        switch (evidence.statusList()) {
            case StatusListEvidence.NotAsked _ -> {}
            case StatusListEvidence.NotAvailable it -> json.put("statusList", Map.of("notAvailable", it.detail()));
            case StatusListEvidence.Token it -> json.put("statusList", Map.of("token", it.text()));
        }
        switch (evidence.chain()) {
            case ChainEvidence.NotAsked _ -> {}
            case ChainEvidence.Unreachable it -> json.put("chain", Map.of("unreachable", it.detail()));
            case ChainEvidence.Answered it ->
                json.put(
                        "chain",
                        Map.of("nodes", it.nodes().stream().map(CaseJson::node).toList()));
        }
        return json;
    }

    private static Map<String, Object> node(NodeAnswer node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("chainId", node.chainId());
        json.put("checkpointAnchor", node.checkpointAnchor());
        json.put("headTime", node.headTime().toString());
        json.put("journalHead", node.journalHead().toHex());
        json.put(
                "journalSince",
                node.journalSince().stream().map(HexFormat.of()::formatHex).toList());
        node.covering().ifPresent(tree -> json.put("covering", tree(tree)));
        node.presented().ifPresent(tree -> json.put("presented", tree(tree)));
        json.put("latestTreeSize", node.latestTreeSize());
        node.status()
                .ifPresent(status -> json.put(
                        "status",
                        Map.of(
                                "version", status.version(),
                                "digest", status.digest().toHex(),
                                "recordedAt", status.recordedAt().toString())));
        return json;
    }

    private static Map<String, Object> tree(AnchoredTree tree) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("treeSize", tree.treeSize());
        json.put("root", tree.root().toHex());
        json.put("blockNumber", tree.blockNumber());
        json.put("blockTime", tree.blockTime().toString());
        tree.blockHash().ifPresent(hash -> json.put("blockHash", hash));
        tree.transactionHash().ifPresent(hash -> json.put("transactionHash", hash));
        return json;
    }

    static VerifyCase read(String name, JsonNode json) {
        if (!FORMAT.equals(json.required("format").asString())) {
            throw new IllegalStateException(name + " is not a " + FORMAT);
        }
        Map.Entry<String, JsonNode> presented =
                json.required("presented").properties().iterator().next();
        JsonNode expected = json.required("expected");
        return new VerifyCase(
                name,
                Carrier.valueOf(presented.getKey().toUpperCase(Locale.ROOT)),
                presented.getValue().asString(),
                Optional.ofNullable(json.get("file")).map(PdfFactsJson::read),
                evidence(json.required("evidence")),
                text(json, "policy"),
                time(json, "now"),
                new VerifyCase.Expected(
                        Verdict.valueOf(expected.required("verdict").asString()),
                        text(expected, "asOf").map(Instant::parse),
                        text(expected, "check").map(Check::valueOf),
                        text(expected, "outcome"),
                        text(expected, "reason")
                                .map(code -> ReasonCode.ofCode(code).orElseThrow())));
    }

    private static Evidence evidence(JsonNode json) {
        Evidence evidence = Evidence.none();
        if (json.has("bundle")) {
            byte[] text = json.get("bundle").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            evidence = evidence.withBundle(Bundle.parse(text).asOptional().orElseThrow());
        }
        if (json.has("noBundle")) {
            evidence = evidence.withoutBundle(json.get("noBundle").asString());
        }
        if (json.path("statusList").has("notAvailable")) {
            evidence = evidence.withStatusList(new StatusListEvidence.NotAvailable(
                    json.get("statusList").required("notAvailable").asString()));
        } else if (json.has("statusList")) {
            evidence = evidence.withStatusList(new StatusListEvidence.Token(
                    json.get("statusList").required("token").asString()));
        }
        if (json.path("chain").has("unreachable")) {
            return evidence.withChain(new ChainEvidence.Unreachable(
                    json.get("chain").required("unreachable").asString()));
        }
        if (json.has("chain")) {
            List<NodeAnswer> nodes = new ArrayList<>();
            json.get("chain").required("nodes").forEach(node -> nodes.add(node(node)));
            return evidence.withChain(new ChainEvidence.Answered(nodes));
        }
        return evidence;
    }

    private static NodeAnswer node(JsonNode json) {
        List<byte[]> since = new ArrayList<>();
        json.required("journalSince").forEach(change -> since.add(HexFormat.of().parseHex(change.asString())));
        return new NodeAnswer(
                json.required("chainId").asLong(),
                json.required("checkpointAnchor").asString(),
                time(json, "headTime"),
                digest(json, "journalHead"),
                since,
                Optional.ofNullable(json.get("covering")).map(CaseJson::tree),
                Optional.ofNullable(json.get("presented")).map(CaseJson::tree),
                json.required("latestTreeSize").asLong(),
                Optional.ofNullable(json.get("status"))
                        .map(it -> new AnchoredStatusVersion(
                                it.required("version").asLong(), digest(it, "digest"), time(it, "recordedAt"))));
    }

    private static AnchoredTree tree(JsonNode json) {
        return new AnchoredTree(
                json.required("treeSize").asLong(),
                digest(json, "root"),
                json.required("blockNumber").asLong(),
                time(json, "blockTime"),
                text(json, "blockHash"),
                text(json, "transactionHash"));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asString);
    }

    private static Instant time(JsonNode json, String name) {
        return Instant.parse(json.required(name).asString());
    }

    private static Sha256Digest digest(JsonNode json, String name) {
        return Sha256Digest.parseHex(json.required(name).asString()).orElseThrow();
    }
}
