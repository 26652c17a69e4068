package org.govchain.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.chain.ConsortiumState;
import org.govchain.chain.Proposal;
import org.govchain.cli.consortium.ProposalJson;
import org.govchain.cli.consortium.ProposalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The members and what they have to decide. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the members and the proposals that wait for them.")
final class ConsortiumListCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Also those that are executed, rejected, expired or void.")
    private boolean all;

    @Option(
            names = "--known",
            paramLabel = "VALUE",
            description =
                    "A URI, an origin, or a file (key, profile, registration), to be named where its SHA-256 stands.")
    private List<String> known = List.of();

    @Mixin
    private ConsortiumOptions options = new ConsortiumOptions();

    private final Context context;

    ConsortiumListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.with(context, governance -> {
            ConsortiumState state = governance.reader().state();
            List<Proposal> proposals =
                    all ? governance.reader().proposals() : governance.reader().openProposals();
            if (options.json()) {
                context.terminal().line(ProposalJson.of(state, proposals).toPrettyString());
                return ExitCode.OK;
            }
            ProposalText text = new ProposalText(governance.words(state, known), state);
            text.members().forEach(context.terminal()::line);
            proposals.forEach(proposal -> text.brief(proposal).forEach(context.terminal()::line));
            if (proposals.isEmpty()) {
                context.terminal().line(all ? "nothing was ever proposed" : "no proposal is open");
            }
            return ExitCode.OK;
        });
    }
}
