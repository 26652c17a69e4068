package org.govchain.cli;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChainUnavailable;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.network.BesuNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A member votes with its own node; more than half of the validators admit or remove one. */
@Command(
        name = "vote",
        mixinStandardHelpOptions = true,
        description = {
            "Vote with a node for a validator to be admitted or removed. More than half of the validators must say the same.",
            "A vote that had its effect is to be discarded: --wait does it."
        })
final class NetworkVoteCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What to say about a validator. */
    enum Say {
        ADD,
        REMOVE,
        DISCARD
    }

    @Parameters(
            index = "0",
            paramLabel = "add|remove|discard",
            description = "What to vote for, or to take the vote back.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Say say;

    @Parameters(index = "1", paramLabel = "ADDRESS", description = "The validator.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;

    @Option(
            names = "--node",
            paramLabel = "URL",
            required = true,
            description = "The node to vote with: your own. May be repeated where several are yours.")
    private List<URI> nodes = List.of();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "Wait so long until the vote has its effect, then discard it (default: do not wait).")
    private int wait;

    private final Context context;

    NetworkVoteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        AccountAddress validator = validator();
        List<BesuNode> opened = new ArrayList<>();
        try {
            for (URI node : nodes) {
                BesuNode besu = BesuNode.open(node);
                opened.add(besu);
                cast(besu, validator);
                context.terminal().line(node + " " + said(validator));
            }
            if (wait > 0 && say != Say.DISCARD) {
                awaitEffect(opened, validator);
            }
        } catch (ChainUnavailable e) {
            throw new Fault("the node gives no answer: " + e.getMessage(), "name a node that runs with --node URL", e);
        } finally {
            opened.forEach(BesuNode::close);
        }
        return ExitCode.OK;
    }

    private AccountAddress validator() {
        try {
            return new AccountAddress(address);
        } catch (IllegalArgumentException e) {
            throw new Fault(
                    address + " is no address of a validator", "network status and member.json's folder name it", e);
        }
    }

    private void cast(BesuNode node, AccountAddress validator) {
        switch (say) {
            case ADD -> node.vote(validator, true);
            case REMOVE -> node.vote(validator, false);
            case DISCARD -> node.discardVote(validator);
        }
    }

    private String said(AccountAddress validator) {
        return switch (say) {
            case ADD -> "votes to admit " + validator;
            case REMOVE -> "votes to remove " + validator;
            case DISCARD -> "no longer votes on " + validator;
        };
    }

    private void awaitEffect(List<BesuNode> nodes, AccountAddress validator) {
        long start = System.nanoTime();
        BesuNode first = nodes.getFirst();
        try (Progress _ = context.terminal().progress("waiting for the others' votes")) {
            while (first.validators().contains(validator) != (say == Say.ADD)) {
                if (System.nanoTime() - start > Duration.ofSeconds(wait).toNanos()) {
                    throw new Fault(
                            "the votes are not enough yet",
                            "they stay; other members must vote too: govchain network status counts them");
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", "the votes stay as they are", e);
        }
        nodes.forEach(node -> node.discardVote(validator));
        context.terminal()
                .line(validator + (say == Say.ADD ? " is a validator" : " is no validator any more") + ", after "
                        + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s; votes discarded");
    }
}
