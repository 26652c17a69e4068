package org.govchain.cli;

import java.util.concurrent.Callable;
import org.govchain.chain.ChainAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The last step of a succession; whoever takes it, the decision was the former consortium's. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = "Let this consortium take over the registry that was offered to it; any account may do this.")
final class ConsortiumAcceptCommand implements Callable<Integer> {

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private ConsortiumOptions options = new ConsortiumOptions();

    private final Context context;

    ConsortiumAcceptCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ChainAccount anybody = account.account(context);
        return options.with(context, governance -> {
            var block = governance.writer(anybody).acceptRegistry();
            context.terminal().line("the registry belongs to this consortium since block " + block.number());
            return ExitCode.OK;
        });
    }
}
