package org.govchain.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets running nodes take the allow lists of their files. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description =
                "Let the nodes here that run take the allow lists from their permissions.toml, without a restart.")
final class NetworkReloadCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    private final Context context;

    NetworkReloadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NetworkDirectory.reload(directory.open(context), context.terminal());
        return ExitCode.OK;
    }
}
