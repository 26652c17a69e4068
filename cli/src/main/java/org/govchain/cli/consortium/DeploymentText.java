package org.govchain.cli.consortium;

import java.util.ArrayList;
import java.util.List;
import org.govchain.chain.CeremonyStep;
import org.govchain.chain.DeploymentExamination;
import org.govchain.chain.DeploymentRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A founding and its examination in lines and as JSON. */
public final class DeploymentText {

    private DeploymentText() {}

    /** Addresses and the blocks in which they came to be. */
    public static List<String> of(DeploymentRecord deployment) {
        List<String> lines = new ArrayList<>();
        lines.add(line("registry", deployment.issuerRegistry()));
        lines.add(line("anchor", deployment.checkpointAnchor()));
        lines.add(line("status", deployment.statusRegistry()));
        lines.add(line("consortium", deployment.consortium()));
        lines.add("handed over in block "
                + deployment.step(CeremonyStep.ACCEPTANCE).block());
        return lines;
    }

    /** What was compared, as a JSON object. */
    public static String json(List<DeploymentExamination.Check> checks) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("asSaid", checks.stream().allMatch(DeploymentExamination.Check::holds));
        ArrayNode list = json.putArray("checks");
        for (DeploymentExamination.Check check : checks) {
            ObjectNode one = list.addObject().put("subject", check.subject()).put("asSaid", check.holds());
            check.difference().ifPresent(difference -> one.put("difference", difference));
        }
        return json.toPrettyString();
    }

    private static String line(String name, DeploymentRecord.Contract contract) {
        return "%-10s %s code %s".formatted(name, contract.address(), contract.codeHash());
    }
}
