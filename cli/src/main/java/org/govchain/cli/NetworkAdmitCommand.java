package org.govchain.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.govchain.cli.terminal.Fault;
import org.govchain.network.Member;
import org.govchain.network.MemberChange;
import org.govchain.network.MemberJson;
import org.govchain.network.NetworkFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every member does this when a new one joins, or when one has a new key. */
@Command(
        name = "admit",
        mixinStandardHelpOptions = true,
        description = {
            "Let a new member's node connect and its accounts write, or exchange a member's keys: in the files here, and at",
            "once in the nodes here that run. Every member does it; its validator is then admitted by votes (network vote)."
        })
final class NetworkAdmitCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    @Parameters(paramLabel = "FILE", description = "The member.json that network member-keys made.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--hand-over",
            paramLabel = "FOLDER",
            description = "Write the folder that the new member needs: genesis block, lists, options, no secret.")
    private @Nullable Path handOver;

    private final Context context;

    NetworkAdmitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NetworkFiles files = directory.open(context);
        try {
            Member newcomer = MemberJson.parse(UserFiles.read(context.resolve(file)));
            NetworkFiles changed = new MemberChange(files).admit(newcomer);
            context.terminal()
                    .line(newcomer.name() + " is on the lists, validator "
                            + newcomer.known().node().validator());
            if (handOver != null) {
                MemberChange.handOver(changed, newcomer, context.resolve(handOver));
                context.terminal().line("wrote  " + handOver);
            }
            NetworkDirectory.reload(changed, context.terminal());
        } catch (IllegalArgumentException e) {
            throw new Fault(NetworkDirectory.message(e), "ask the member for a new file", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, directory.path(context));
        }
        return ExitCode.OK;
    }
}
