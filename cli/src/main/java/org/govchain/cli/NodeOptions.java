package org.govchain.cli;

import java.util.function.ToIntFunction;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.TransactionRefused;
import org.govchain.cli.terminal.Fault;
import picocli.CommandLine.Mixin;

/** One node to work with; what node and contract answer instead of a result becomes a fault in words. */
final class NodeOptions {

    @Mixin
    private ChainOptions chain = new ChainOptions();

    int with(Context context, ToIntFunction<ChainConnection> work) {
        try (ChainConnection node = ChainConnection.open(chain.nodes(context).getFirst())) {
            return work.applyAsInt(node);
        } catch (TransactionRefused e) {
            throw new Fault(
                    "the contract refuses: " + e.sentence(),
                    "nothing was changed; its own word for it is " + e.error() + ", see docs/spec/contracts.md",
                    e);
        } catch (ChainUnavailable e) {
            throw new Fault("the chain gives no answer: " + e.getMessage(), "name a node that runs with --node URL", e);
        }
    }
}
