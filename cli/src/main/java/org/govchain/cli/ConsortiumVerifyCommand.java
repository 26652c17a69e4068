package org.govchain.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.chain.DeploymentExamination;
import org.govchain.chain.DeploymentRecord;
import org.govchain.cli.consortium.DeploymentText;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares what a founding says it left on the chain with what one's own node shows. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Examine a founding against your own node: code, owner, founders, and that nothing was registered before.",
            "Exit code 0 when all is as the file says, 3 when something is not."
        })
final class ConsortiumVerifyCommand implements Callable<Integer> {

    @Mixin
    private ConsortiumOptions options = new ConsortiumOptions();

    private final Context context;

    ConsortiumVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DeploymentRecord deployment = options.deployment(context);
        return options.withNode(context, chain -> report(new DeploymentExamination(chain, deployment).run()));
    }

    private int report(List<DeploymentExamination.Check> checks) {
        Terminal terminal = context.terminal();
        boolean holds = checks.stream().allMatch(DeploymentExamination.Check::holds);
        if (options.json()) {
            terminal.line(DeploymentText.json(checks));
        } else {
            checks.forEach(check -> terminal.line(check.difference()
                    .map(difference ->
                            terminal.paint(Colour.RED, "differs") + " %-17s %s".formatted(check.subject(), difference))
                    .orElseGet(() -> terminal.paint(Colour.GREEN, "as said") + " " + check.subject())));
        }
        if (!holds) {
            terminal.hint("do not use these contracts before every difference is explained");
        }
        return holds ? ExitCode.OK : ExitCode.INVALID;
    }
}
