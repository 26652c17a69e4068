package org.govchain.chain;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.govchain.log.Parsed;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@code contracts.json}: for people to read, for programs to take addresses from. */
final class DeploymentJson {

    private static final String FORMAT = "govchain-contracts/1";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DeploymentJson() {}

    static byte[] write(DeploymentRecord deployment) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("chainId", deployment.chainId());
        json.put("genesis", deployment.genesis().hex());
        json.put("deployer", deployment.deployer().hex());
        ObjectNode contracts = json.putObject("contracts");
        write(contracts, "issuerRegistry", deployment.issuerRegistry());
        write(contracts, "checkpointAnchor", deployment.checkpointAnchor());
        write(contracts, "statusRegistry", deployment.statusRegistry());
        write(contracts, "consortium", deployment.consortium());
        json.put("proposalLifetime", deployment.plan().lifetime().toString());
        ArrayNode founders = json.putArray("founders");
        for (ConsortiumMember founder : deployment.plan().founders()) {
            founders.addObject().put("account", founder.account().hex()).put("name", founder.name());
        }
        ObjectNode steps = json.putObject("steps");
        for (CeremonyStep step : CeremonyStep.values()) {
            DeploymentRecord.Step done = deployment.step(step);
            steps.putObject(name(step))
                    .put("transaction", done.transaction().hex())
                    .put("block", done.block());
        }
        return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Parsed<DeploymentRecord> read(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            return FORMAT.equals(root.path("format").asString(""))
                    ? new Parsed.Ok<>(deployment(root))
                    : new Parsed.Malformed<>("this is no file of the format " + FORMAT);
        } catch (JacksonException e) {
            // Names the member that is missing or of the wrong kind, never the file's content.
            return new Parsed.Malformed<>("it is no JSON, or a member is missing or of the wrong kind");
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Parsed.Malformed<>("a member has the wrong form: " + e.getMessage());
        }
    }

    private static DeploymentRecord deployment(JsonNode root) {
        JsonNode contracts = root.required("contracts");
        List<ConsortiumMember> founders = new ArrayList<>();
        for (JsonNode founder : root.required("founders").asArray()) {
            founders.add(new ConsortiumMember(
                    address(founder, "account"), founder.required("name").stringValue()));
        }
        JsonNode done = root.required("steps");
        Map<CeremonyStep, DeploymentRecord.Step> steps = new EnumMap<>(CeremonyStep.class);
        for (CeremonyStep step : CeremonyStep.values()) {
            JsonNode transaction = done.required(name(step));
            steps.put(
                    step,
                    new DeploymentRecord.Step(
                            new TransactionHash(text(transaction, "transaction")),
                            transaction.required("block").longValue()));
        }
        return new DeploymentRecord(
                root.required("chainId").longValue(),
                new BlockHash(text(root, "genesis")),
                address(root, "deployer"),
                contract(contracts, "issuerRegistry"),
                contract(contracts, "checkpointAnchor"),
                contract(contracts, "statusRegistry"),
                contract(contracts, "consortium"),
                new Ceremony.Plan(Duration.parse(text(root, "proposalLifetime")), founders),
                steps);
    }

    private static void write(ObjectNode contracts, String name, DeploymentRecord.Contract contract) {
        contracts.putObject(name).put("address", contract.address().hex()).put("codeHash", contract.codeHash());
    }

    private static DeploymentRecord.Contract contract(JsonNode contracts, String name) {
        JsonNode contract = contracts.required(name);
        return new DeploymentRecord.Contract(address(contract, "address"), text(contract, "codeHash"));
    }

    private static AccountAddress address(JsonNode node, String name) {
        return new AccountAddress(text(node, name));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).stringValue();
    }

    private static String name(CeremonyStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
