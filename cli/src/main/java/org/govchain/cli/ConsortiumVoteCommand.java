package org.govchain.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ConsortiumState;
import org.govchain.chain.ConsortiumWriter;
import org.govchain.chain.Proposal;
import org.govchain.chain.ProposalState;
import org.govchain.cli.consortium.ProposalText;
import org.govchain.cli.terminal.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a member does about a proposal: it is shown in words first, and what is shown is what the id stands for. */
abstract class ConsortiumVoteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROPOSAL", description = "Its number, such as 3, or its id.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String proposal;

    @Option(
            names = "--known",
            paramLabel = "VALUE",
            description =
                    "A URI, an origin, or a file (key, profile, registration), to be named where its SHA-256 stands.")
    private List<String> known = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private ConsortiumOptions options = new ConsortiumOptions();

    private final Context context;
    private final String question;

    ConsortiumVoteCommand(Context context, String question) {
        this.context = context;
        this.question = question;
    }

    /** Sends the transaction; {@code shown} was shown to the person. */
    abstract void act(ConsortiumWriter writer, Proposal shown);

    /** Whether a proposal that is decided after this is executed as well. */
    boolean executes() {
        return false;
    }

    @Override
    public Integer call() {
        ChainAccount member = account.account(context);
        return options.with(context, governance -> {
            Proposal shown = governance.proposal(proposal);
            ConsortiumState state = governance.reader().state();
            new ProposalText(governance.words(state, known), state).full(shown).forEach(context.terminal()::note);
            requireOpen(shown);
            if (!yes && !context.terminal().confirms(question + " #" + shown.number() + "?")) {
                throw new Fault("nothing was done", "answer yes, or give --yes");
            }
            ConsortiumWriter writer = governance.writer(member);
            act(writer, shown);
            return new VoteResult(context, governance, options).afterVote(writer, shown.id(), executes());
        });
    }

    private static void requireOpen(Proposal shown) {
        if (shown.state() != ProposalState.OPEN) {
            throw new Fault(
                    "proposal #" + shown.number() + " is "
                            + shown.state().name().toLowerCase(Locale.ROOT),
                    "only an open one can be decided; propose it again if it is still wanted");
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = {
                "Approve a proposal, or take a rejection back. The approval that decides executes it as well:",
                "until then any member may take an approval back, and nobody has to come a second time."
            })
    static final class Approve extends ConsortiumVoteCommand {

        @Option(names = "--only-vote", description = "Leave the execution to somebody else.")
        private boolean onlyVote;

        Approve(Context context) {
            super(context, "Approve");
        }

        @Override
        void act(ConsortiumWriter writer, Proposal shown) {
            writer.approve(shown.id());
        }

        @Override
        boolean executes() {
            return !onlyVote;
        }
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Reject a proposal, or take an approval back: possible until it is executed.")
    static final class Reject extends ConsortiumVoteCommand {

        Reject(Context context) {
            super(context, "Reject");
        }

        @Override
        void act(ConsortiumWriter writer, Proposal shown) {
            writer.reject(shown.id());
        }
    }

    @Command(
            name = "execute",
            mixinStandardHelpOptions = true,
            description = "Execute a proposal that enough members approve; any member may.")
    static final class Execute extends ConsortiumVoteCommand {

        Execute(Context context) {
            super(context, "Execute");
        }

        @Override
        void act(ConsortiumWriter writer, Proposal shown) {
            writer.execute(shown.id());
        }
    }
}
