package org.govchain.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.DeploymentRecord;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.Parsed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which consortium, through which node, and how to answer. */
final class ConsortiumOptions {

    static final String DEFAULT_FILE = "contracts.json";

    @Option(
            names = "--contracts",
            paramLabel = "FILE",
            description = "What the founding wrote (default: GOVCHAIN_CONTRACTS, else contracts.json).")
    private @Nullable Path contracts;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private NodeOptions node = new NodeOptions();

    boolean json() {
        return json;
    }

    /** Does the work on the consortium of that file, which must be on the node's chain. */
    int with(Context context, ToIntFunction<Governance> work) {
        DeploymentRecord deployment = deployment(context);
        return withNode(context, chain -> {
            if (chain.chainId() != deployment.chainId()) {
                throw new Fault(
                        "the node works on chain " + chain.chainId() + ", the consortium on chain "
                                + deployment.chainId(),
                        "name a node of the right network with --node URL");
            }
            return work.applyAsInt(new Governance(context, chain, deployment));
        });
    }

    /** Does the work on whatever chain the node has. */
    int withNode(Context context, ToIntFunction<ChainConnection> work) {
        return node.with(context, work);
    }

    DeploymentRecord deployment(Context context) {
        Path file = file(context);
        return switch (DeploymentRecord.parse(UserFiles.read(file))) {
            case Parsed.Ok<DeploymentRecord>(DeploymentRecord deployment) -> deployment;
            case Parsed.Malformed<DeploymentRecord>(String reason) ->
                throw new Fault(file + " cannot be used: " + reason, "ask another member for the file, and verify it");
        };
    }

    private Path file(Context context) {
        return Optional.ofNullable(contracts)
                .or(() -> context.variable("GOVCHAIN_CONTRACTS").map(Path::of))
                .map(context::resolve)
                .orElseGet(() -> context.resolve(Path.of(DEFAULT_FILE)));
    }
}
