package org.govchain.cli;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.Option;

/** Which nodes of the chain to ask. */
final class ChainOptions {

    @Option(
            names = {"--node", "--rpc"},
            paramLabel = "URL",
            description =
                    "A node to ask, may be repeated (default: GOVCHAIN_RPC, else the embedded development chain).")
    private List<URI> nodes = List.of();

    List<URI> nodes(Context context) {
        if (!nodes.isEmpty()) {
            return nodes;
        }
        return List.of(context.variable("GOVCHAIN_RPC").map(URI::create).orElseGet(() -> EmbeddedChain.url(context)));
    }
}
