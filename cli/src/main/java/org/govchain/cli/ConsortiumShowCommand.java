package org.govchain.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.chain.ConsortiumState;
import org.govchain.chain.Proposal;
import org.govchain.chain.ProposalState;
import org.govchain.cli.consortium.ProposalJson;
import org.govchain.cli.consortium.ProposalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One proposal with everything it does and who said what. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show in words what a proposal does, its id computed from that, and the votes.")
final class ConsortiumShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROPOSAL", description = "Its number, such as 3, or its id.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String proposal;

    @Option(
            names = "--known",
            paramLabel = "VALUE",
            description =
                    "A URI, an origin, or a file (key, profile, registration), to be named where its SHA-256 stands.")
    private List<String> known = List.of();

    @Mixin
    private ConsortiumOptions options = new ConsortiumOptions();

    private final Context context;

    ConsortiumShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.with(context, governance -> {
            Proposal shown = governance.proposal(proposal);
            ConsortiumState state = governance.reader().state();
            if (options.json()) {
                context.terminal()
                        .line(ProposalJson.of(shown, state.threshold()).toPrettyString());
                return ExitCode.OK;
            }
            new ProposalText(governance.words(state, known), state).full(shown).forEach(context.terminal()::line);
            if (shown.state() == ProposalState.OPEN) {
                governance
                        .refusal(shown.calls().getFirst())
                        .ifPresent(reason ->
                                context.terminal().hint("as things are now the execution would be refused: " + reason));
            }
            return ExitCode.OK;
        });
    }
}
