package org.govchain.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.govchain.chain.ChainAccount;
import org.govchain.cli.terminal.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The account of a member or a log: makes its key where it will stay, and tells the address. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Print the address of an account; make its key when there is no such file yet (mode 0600).")
final class ConsortiumAccountCommand implements Callable<Integer> {

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Where the key is, or will be.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path key;

    private final Context context;

    ConsortiumAccountCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = context.resolve(key);
        try {
            ChainAccount account = ChainAccount.loadOrCreate(file, new SecureRandom());
            context.terminal().line(account.address().hex());
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Fault(file + " cannot be read or written", "check the folder and your rights there", e);
        } catch (IllegalArgumentException e) {
            throw new Fault(String.valueOf(e.getMessage()), "this command takes no encrypted key store", e);
        }
    }
}
