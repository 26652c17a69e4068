package org.govchain.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.govchain.cli.terminal.Fault;
import org.govchain.network.Member;
import org.govchain.network.MemberJson;
import org.govchain.network.MemberSecrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A member makes its own keys and hands over the public half. */
@Command(
        name = "member-keys",
        mixinStandardHelpOptions = true,
        description = {
            "Make a member's own keys, mode 0600, and print their public half: an entry of \"members\" in the description.",
            "It is also written to member.json. The keys never leave the folder, and one that is there is never replaced:",
            "to replace a lost or stolen one, move its file away first."
        })
final class NetworkMemberKeysCommand implements Callable<Integer> {

    @Option(names = "--name", required = true, description = "The member: lower-case letters, digits and hyphens.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--host", required = true, description = "Numeric address at which the others reach the validator.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String host;

    @Option(names = "--p2p-port", description = "Where the others reach it (default: ${DEFAULT-VALUE}).")
    private int p2pPort = 30303;

    @Option(names = "--rpc-port", description = "Where its own service reaches it (default: ${DEFAULT-VALUE}).")
    private int rpcPort = 8545;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The member's folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    private final Context context;

    NetworkMemberKeysCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path folder = context.resolve(out);
        try {
            Member member = new Member(name, host, p2pPort, rpcPort);
            String json = MemberJson.text(member.with(MemberSecrets.complete(folder, context.random())));
            UserFiles.write(folder.resolve("member.json"), json.getBytes(StandardCharsets.UTF_8));
            context.terminal().line(json.strip());
            context.terminal()
                    .hint("this is public: hand it to whoever makes the network; the keys in " + context.shown(folder)
                            + " stay with you. Keep a copy of them offline");
        } catch (IllegalArgumentException e) {
            throw new Fault(NetworkDirectory.message(e), "correct it, or name another folder with --out", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, folder);
        }
        return ExitCode.OK;
    }
}
