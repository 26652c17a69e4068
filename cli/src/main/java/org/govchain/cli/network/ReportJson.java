package org.govchain.cli.network;

import java.util.Optional;
import java.util.Set;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkReport;
import org.govchain.network.NodeState;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: {@code {well, chainId, blockIntervalSeconds, blocksLookedAt, nodes: […], findings: […]}}; with contracts also {@code anchors} and {@code proposals}. */
public final class ReportJson {

    private static final double MILLIS = 1000.0;

    private ReportJson() {}

    /** Indented text. */
    public static String of(NetworkDescription description, NetworkReport report, Optional<ContractActivity> activity) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("well", report.isWell());
        json.put("chainId", description.chainId());
        report.interval().ifPresent(interval -> json.put("blockIntervalSeconds", interval.toMillis() / MILLIS));
        json.put("blocksLookedAt", report.seals().blocks());
        ArrayNode nodes = json.putArray("nodes");
        report.nodes().forEach(node -> node(nodes.addObject(), node, report));
        ArrayNode findings = json.putArray("findings");
        report.findings()
                .forEach(finding ->
                        findings.addObject().put("ill", finding.ill()).put("what", finding.what()));
        activity.ifPresent(known -> activity(json, known));
        return json.toPrettyString();
    }

    private static void activity(ObjectNode json, ContractActivity activity) {
        ArrayNode anchors = json.putArray("anchors");
        activity.anchors()
                .forEach(anchor -> anchors.addObject()
                        .put("log", anchor.logId().toString())
                        .put("treeSize", anchor.treeSize())
                        .put("root", anchor.root().toString())
                        .put("block", anchor.block().number())
                        .put("time", anchor.block().time().toString()));
        ArrayNode proposals = json.putArray("proposals");
        activity.proposals()
                .forEach(open -> proposals
                        .addObject()
                        .put("number", open.proposal().number())
                        .put("id", open.proposal().id().toString())
                        .put("proposer", open.proposer())
                        .put("approvals", open.proposal().approvals())
                        .put("needed", activity.threshold())
                        .put("expiresAt", open.proposal().expiresAt().toString()));
    }

    private static void node(ObjectNode json, NodeState state, NetworkReport report) {
        json.put("member", state.member().name());
        json.put("url", state.url().toString());
        json.put("validator", state.member().known().node().validator().hex());
        json.put("sealed", report.seals().of(state.member().known().node().validator()));
        json.put("answers", state instanceof NodeState.Answering);
        if (state instanceof NodeState.Silent silent) {
            json.put("why", silent.why());
        }
        if (state instanceof NodeState.Answering node) {
            json.put("block", node.head().number());
            json.put("blockTime", node.head().time().toString());
            json.put("advances", node.advances());
            json.put("peers", node.peers());
            ArrayNode validators = json.putArray("validators");
            node.validators().forEach(validator -> validators.add(validator.hex()));
            list(json, "accountsAllowed", node.accounts());
            list(json, "nodesAllowed", node.nodes());
            ObjectNode votes = json.putObject("votes");
            node.votes().forEach(votes::put);
        }
    }

    /** Absent when the node does not tell. */
    private static void list(ObjectNode json, String name, Optional<Set<String>> values) {
        values.ifPresent(known -> {
            ArrayNode list = json.putArray(name);
            known.forEach(list::add);
        });
    }
}
